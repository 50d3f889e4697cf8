package dev.weir.market.exposure;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What one unit of a currency is worth in the base currency.
 *
 * @param symbol whose mark is the rate; empty where the reference data say it
 * @param fixed the rate where there is no symbol
 * @param returns of the rate, a day each, the oldest first; none where it does not move
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the hot path; compared by content below.
public record CurrencyRate(Optional<String> symbol, double fixed, double[] returns) {

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public CurrencyRate {
    Objects.requireNonNull(symbol, "symbol");
    if (!isRate(fixed)) {
      throw new IllegalArgumentException("A currency has the exchange rate " + fixed);
    }
    for (var each : returns) {
      if (!(each > -1 && each <= Holding.MAX_RETURN)) {
        throw new IllegalArgumentException("A currency has the daily return " + each);
      }
    }
  }

  /** A rate that reference data say, and that does not move. */
  public static CurrencyRate fixed(double rate) {
    return new CurrencyRate(Optional.empty(), rate, new double[0]);
  }

  /** Whether an amount can be a rate: finite and above zero. */
  public static boolean isRate(double rate) {
    return Double.isFinite(rate) && rate > 0;
  }

  /** Whether the rate moves in the simulated days. */
  boolean hasReturns() {
    return returns.length > 0;
  }

  /** The rate before any mark; not a number where it is a mark's. */
  double initial() {
    return symbol.isPresent() ? Double.NaN : fixed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CurrencyRate that
        && symbol.equals(that.symbol)
        && Double.compare(fixed, that.fixed) == 0
        && Arrays.equals(returns, that.returns);
  }

  @Override
  public int hashCode() {
    return Objects.hash(symbol, fixed);
  }

  @Override
  public String toString() {
    return "CurrencyRate[symbol=" + symbol.orElse("-") + " fixed=" + fixed + "]";
  }
}
