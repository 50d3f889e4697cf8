package dev.weir.transactions.rules;

import dev.weir.events.transaction.CurrencyRates;
import dev.weir.events.transaction.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/**
 * A limit that differs by currency.
 *
 * @param byDefault in euros; currencies that are not listed have the same value by {@link
 *     CurrencyRates}
 * @param currencies by ISO 4217 code
 */
public record Amounts(BigDecimal byDefault, Map<String, BigDecimal> currencies) {

  public Amounts {
    currencies = Map.copyOf(currencies);
  }

  public BigDecimal in(Currency currency) {
    var named = currencies.get(currency.getCurrencyCode());
    return named != null ? named : CurrencyRates.shipped().ofEuros(byDefault, currency);
  }

  boolean isReachedBy(Money money) {
    return money.amount().compareTo(in(money.currency())) >= 0;
  }

  boolean isNotExceededBy(Money money) {
    return money.amount().compareTo(in(money.currency())) <= 0;
  }
}
