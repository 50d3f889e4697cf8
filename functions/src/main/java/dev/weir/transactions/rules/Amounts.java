package dev.weir.transactions.rules;

import dev.weir.events.transaction.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An amount that may differ by currency.
 *
 * @param byDefault for currencies that have none of their own
 * @param currencies by ISO 4217 code
 */
public record Amounts(BigDecimal byDefault, Map<String, BigDecimal> currencies) {

  public Amounts {
    currencies = Map.copyOf(currencies);
  }

  static Amounts of(String byDefault) {
    return new Amounts(new BigDecimal(byDefault), Map.of());
  }

  /** The amount for a currency. */
  public BigDecimal in(String currency) {
    return currencies.getOrDefault(currency, byDefault);
  }

  boolean isReachedBy(Money money) {
    return money.amount().compareTo(in(money.currency().getCurrencyCode())) >= 0;
  }

  boolean isNotExceededBy(Money money) {
    return money.amount().compareTo(in(money.currency().getCurrencyCode())) <= 0;
  }
}
