package dev.weir.transactions.rules;

import dev.weir.events.transaction.CurrencyRates;
import dev.weir.events.transaction.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;

/** A limit that differs by currency. A value. */
@SuppressWarnings("ReferenceEquality")
public final class Amounts {

  private final BigDecimal byDefault;
  private final Map<String, BigDecimal> currencies;
  // Rules compare many purchases of one user, mostly in one currency. Any thread may replace it:
  // it is one immutable object.
  private CurrencyLimit latest = new CurrencyLimit(null, null);

  private record CurrencyLimit(Currency currency, BigDecimal limit) {}

  /**
   * Creates a limit.
   *
   * @param byDefault in euros; currencies that are not listed have the same value by {@link
   *     CurrencyRates}
   * @param currencies by ISO 4217 code
   */
  public Amounts(BigDecimal byDefault, Map<String, BigDecimal> currencies) {
    this.byDefault = byDefault;
    this.currencies = Map.copyOf(currencies);
  }

  /** Returns the limit in euros of currencies that are not listed. */
  public BigDecimal byDefault() {
    return byDefault;
  }

  /** Returns the limits that are listed, by ISO 4217 code. */
  public Map<String, BigDecimal> currencies() {
    return currencies;
  }

  /** Returns the limit in a currency. */
  public BigDecimal in(Currency currency) {
    var known = latest;
    if (known.currency != currency) { // the JDK has one object for each
      known = new CurrencyLimit(currency, compute(currency));
      latest = known;
    }
    return known.limit;
  }

  private BigDecimal compute(Currency currency) {
    var named = currencies.get(currency.getCurrencyCode());
    return named != null ? named : CurrencyRates.shipped().ofEuros(byDefault, currency);
  }

  boolean isReachedBy(Money money) {
    return money.amount().compareTo(in(money.currency())) >= 0;
  }

  boolean isNotExceededBy(Money money) {
    return money.amount().compareTo(in(money.currency())) <= 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Amounts that
        && byDefault.equals(that.byDefault)
        && currencies.equals(that.currencies);
  }

  @Override
  public int hashCode() {
    return 31 * byDefault.hashCode() + currencies.hashCode();
  }

  @Override
  public String toString() {
    return byDefault + " EUR" + (currencies.isEmpty() ? "" : " " + currencies);
  }
}
