package dev.weir.market.risk;

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
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the hot path; compared by content below.
public record Holding(
    String symbol,
    double quantity,
    double averageCost,
    double multiplier,
    double fx,
    double[] returns) {

  /** A day on which a price rises to more than elevenfold is a mistake in the data. */
  public static final double MOST_RETURN = 10;

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
      require(symbol, Math.abs(each) <= MOST_RETURN, "daily return", each);
    }
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
