package dev.weir.market.exposure;

import java.util.Arrays;

/**
 * A position with the data needed to value it.
 *
 * @param symbol the instrument's
 * @param quantity the number of units; negative when short
 * @param averageCost the average price paid, in the instrument's currency
 * @param multiplier of the instrument's contract; 1 for a share
 * @param currency the value of the instrument's currency in the base currency
 * @param returns daily returns of the instrument, such as -0.013; as many for all instruments
 * @param isAbsolute whether the returns are amounts by which the price moved, in the instrument's
 *     currency: a share of a price that may be zero or negative is meaningless
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

  /** A day on which a price rises to more than elevenfold is an error in the data. */
  public static final double MAX_RETURN = 10;

  /**
   * Validates the figures.
   *
   * @throws IllegalArgumentException naming the symbol and the problem
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

  /** Creates a holding whose returns are shares of its price, in a currency with a fixed rate. */
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

  /** Returns its value at a price and a rate, in base currency. */
  double value(double price, double rate) {
    return quantity * price * multiplier * rate;
  }

  /** Returns its cost at a rate, in base currency. */
  double cost(double rate) {
    return quantity * averageCost * multiplier * rate;
  }

  /** Returns the factor that turns a day's return into profit or loss, in base currency. */
  double exposure(double price, double rate) {
    return isAbsolute ? value(1, rate) : value(price, rate);
  }

  /**
   * Returns the profit or loss of a day, in base currency: the price moves by its return, then the
   * rate by the currency's. Always computed in this order, because another order may give different
   * bits.
   */
  double profit(int day, double exposure, double value) {
    if (!currency.hasReturns()) {
      return exposure * returns[day];
    }
    var shock = currency.returns()[day];
    return exposure * (returns[day] * (1 + shock)) + value * shock;
  }

  /**
   * Returns the value that would lose as much with a return of {@link #MAX_RETURN} as this does on
   * its worst day; 0 if that does not exceed the value itself.
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
