package dev.weir.market.reference;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the rate of a currency moves; one of which nothing is said keeps that of the reference data.
 *
 * @param symbol whose ticks are the rate; empty where it moves with each load only
 * @param returns of the rate, a day each, the oldest first; as many as instruments have, or none.
 *     Not copied, so nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // Hundreds of doubles; compared by content below.
public record CurrencyMoves(String currency, Optional<String> symbol, double[] returns) {

  @Override
  public boolean equals(Object other) {
    return other instanceof CurrencyMoves that
        && currency.equals(that.currency)
        && symbol.equals(that.symbol)
        && Arrays.equals(returns, that.returns);
  }

  @Override
  public int hashCode() {
    return currency.hashCode();
  }

  @Override
  public String toString() {
    return "CurrencyMoves[currency=" + currency + "]";
  }
}
