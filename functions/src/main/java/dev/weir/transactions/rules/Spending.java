package dev.weir.transactions.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A user's spending in one currency.
 *
 * @param count transactions so far
 * @param mean exponentially weighted mean of their amounts, to 34 digits
 */
public record Spending(long count, BigDecimal mean) {

  private static final int SHOWN_DECIMALS = 6;

  static final Spending NONE = new Spending(0, BigDecimal.ZERO);

  /** Returns this with one more amount. The first amount is the first mean. */
  Spending plus(BigDecimal amount, BigDecimal weight) {
    return new Spending(
        count + 1,
        count == 0
            ? amount
            : mean.add(weight.multiply(amount.subtract(mean)), MathContext.DECIMAL128));
  }

  /** Returns the mean for display: plain digits, to six decimals. */
  public String shownMean() {
    return mean.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
