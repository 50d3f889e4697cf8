package dev.weir.market.exposure;

import java.util.Arrays;

/**
 * A position with what is needed to value it.
 *
 * @param symbol the instrument's
 * @param quantity how many; negative when short
 * @param averageCost what one was bought at, in the instrument's currency
 * @param multiplier of the instrument's contract; 1 for a share
 * @param fx what one unit of the instrument's currency is worth in the base currency
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
    double fx,
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
    require(symbol, Double.isFinite(fx) && fx > 0, "exchange rate", fx);
    for (var each : returns) {
      var isPossible = isAbsolute ? Double.isFinite(each) : Math.abs(each) <= MAX_RETURN;
      require(symbol, isPossible, "daily return", each);
    }
  }

  /** Of an instrument whose returns are shares of its price. */
  public Holding(
      String symbol,
      double quantity,
      double averageCost,
      double multiplier,
      double fx,
      double[] returns) {
    this(symbol, quantity, averageCost, multiplier, fx, returns, false);
  }

  private static void require(String symbol, boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException(symbol + " has the " + what + " " + value);
    }
  }

  /** What it is worth at a price, in base currency. */
  double value(double price) {
    return quantity * price * multiplier * fx;
  }

  /** What a day's return is multiplied with to give its profit or loss, in base currency. */
  double exposure(double price) {
    return isAbsolute ? value(1) : value(price);
  }

  /**
   * The value that would lose as much by a return of {@link #MAX_RETURN} as this does on its worst
   * day; 0 where returns are shares.
   */
  double worstOfDays() {
    var worst = 0.0;
    for (var each : isAbsolute ? returns : new double[0]) {
      worst = Math.max(worst, Math.abs(value(1) * each));
    }
    return worst / MAX_RETURN;
  }

  /** What it was bought for, in base currency. */
  double cost() {
    return quantity * averageCost * multiplier * fx;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Holding that
        && symbol.equals(that.symbol)
        && Double.compare(quantity, that.quantity) == 0
        && Double.compare(averageCost, that.averageCost) == 0
        && Double.compare(multiplier, that.multiplier) == 0
        && Double.compare(fx, that.fx) == 0
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
