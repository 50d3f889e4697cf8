package dev.weir.market.exposure;

import java.util.Arrays;

/**
 * A position with what is needed to value it.
 *
 * @param symbol the instrument's
 * @param quantity how many; negative when short
 * @param averageCost what one was bought at, in the instrument's currency
 * @param multiplier of the instrument's contract; 1 for a share
 * @param currency what the instrument's currency is worth in the base currency
 * @param returns of the instrument, a day each, such as -0.013; as many for all instruments
 * @param isAbsolute whether the returns are amounts by which the price moved, in the instrument's
 *     currency: a share of a price that may be zero or below it says nothing
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the hot path; compared by content below.
public record Holding(
    String symbol,
    double quantity,
    double averageCost,
    double multiplier,
    CurrencyRate currency,
    double[] returns,
    boolean isAbsolute) {

  /** A day on which a price rises to more than elevenfold is a mistake in the data. */
  public static final double MAX_RETURN = 10;

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException naming the symbol and what is wrong
   */
  public Holding {
    require(symbol, Double.isFinite(quantity), "quantity", quantity);
    require(symbol, Double.isFinite(averageCost), "average cost", averageCost);
    require(symbol, Double.isFinite(multiplier) && multiplier > 0, "multiplier", multiplier);
    for (var each : returns) {
      var isPossible = isAbsolute ? Double.isFinite(each) : Math.abs(each) <= MAX_RETURN;
      require(symbol, isPossible, "daily return", each);
    }
    if (currency.hasReturns() && currency.returns().length != returns.length) {
      throw new IllegalArgumentException(
          symbol + " has another number of daily returns than its currency");
    }
  }

  /** Of an instrument whose returns are shares of its price, in a currency with a fixed rate. */
  public Holding(
      String symbol,
      double quantity,
      double averageCost,
      double multiplier,
      double fx,
      double[] returns) {
    this(symbol, quantity, averageCost, multiplier, CurrencyRate.fixed(fx), returns, false);
  }

  private static void require(String symbol, boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException(symbol + " has the " + what + " " + value);
    }
  }

  /** What it is worth at a price and a rate, in base currency. */
  double value(double price, double rate) {
    return quantity * price * multiplier * rate;
  }

  /** What it was bought for, at a rate, in base currency. */
  double cost(double rate) {
    return quantity * averageCost * multiplier * rate;
  }

  /** What a day's return is multiplied with to give its profit or loss, in base currency. */
  double exposure(double price, double rate) {
    return isAbsolute ? value(1, rate) : value(price, rate);
  }

  /**
   * The profit or loss of a day, in base currency: the price moves by its return, then the rate by
   * the currency's. Always computed in this order, because another one may give other bits.
   */
  double profit(int day, double exposure, double value) {
    if (!currency.hasReturns()) {
      return exposure * returns[day];
    }
    var shock = currency.returns()[day];
    return exposure * (returns[day] * (1 + shock)) + value * shock;
  }

  /**
   * The value that would lose as much by a return of {@link #MAX_RETURN} as this does on its worst
   * day; 0 where that is no more than the value itself.
   */
  double worstOfDays(double price, double rate) {
    if (!isAbsolute && !currency.hasReturns()) {
      return 0;
    }
    var exposure = exposure(price, rate);
    var value = value(price, rate);
    var worst = 0.0;
    for (var day = 0; day < returns.length; day++) {
      worst = Math.max(worst, Math.abs(profit(day, exposure, value)));
    }
    return worst / MAX_RETURN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Holding that
        && symbol.equals(that.symbol)
        && Double.compare(quantity, that.quantity) == 0
        && Double.compare(averageCost, that.averageCost) == 0
        && Double.compare(multiplier, that.multiplier) == 0
        && currency.equals(that.currency)
        && isAbsolute == that.isAbsolute
        && Arrays.equals(returns, that.returns);
  }

  @Override
  public int hashCode() {
    return symbol.hashCode();
  }

  @Override
  public String toString() {
    return "Holding[symbol=" + symbol + " quantity=" + quantity + "]";
  }
}
