package dev.weir.market.exposure;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The value of one unit of a currency in the base currency.
 *
 * @param symbol the symbol whose mark is the rate; empty if the reference data define it
 * @param fixed the rate without a symbol
 * @param returns daily returns of the rate, the oldest first; none if it does not move
 */
@SuppressWarnings("ArrayRecordComponent") // Read in the hot path; compared by content below.
public record CurrencyRate(Optional<String> symbol, double fixed, double[] returns) {

  /**
   * Validates the figures.
   *
   * @throws IllegalArgumentException naming the problem
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

  /** Returns a constant rate from reference data. */
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

  /** Returns the rate before any mark; NaN if it comes from a mark. */
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
