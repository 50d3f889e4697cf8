package dev.weir.transactions.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a user spends in one currency.
 *
 * @param count transactions so far
 * @param mean exponentially weighted mean of their amounts, to six decimals
 */
public record Spending(long count, BigDecimal mean) {

  private static final int DECIMALS = 6;

  static final Spending NONE = new Spending(0, BigDecimal.ZERO);

  /** This and one more amount. The first amount is the first mean. */
  Spending plus(BigDecimal amount, BigDecimal weight) {
    var next = count == 0 ? amount : mean.add(amount.subtract(mean).multiply(weight));
    return new Spending(count + 1, next.setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }
}
