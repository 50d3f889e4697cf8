package dev.weir.market.reference;

import java.util.Arrays;
import java.util.Optional;

/**
 * How the rate of a currency moves; one without an entry keeps the rate of the reference data.
 *
 * @param symbol the symbol whose ticks are the rate; empty if it moves only with each load
 * @param returns daily returns of the rate, the oldest first; as many as instruments have, or none.
 *     Not copied and must not be modified
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
