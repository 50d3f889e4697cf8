package dev.weir.market.reference;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A traded instrument.
 *
 * @param assetClass such as {@code equity}, for people
 * @param currency of its prices
 * @param multiplier of its contract; 1 for a share
 * @param returns daily returns, the oldest first, such as -0.013; as many for all instruments. Not
 *     copied and must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // Hundreds of doubles; compared by content below.
public record Instrument(
    String symbol,
    String name,
    String assetClass,
    String currency,
    BigDecimal multiplier,
    double[] returns) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Instrument that
        && symbol.equals(that.symbol)
        && name.equals(that.name)
        && assetClass.equals(that.assetClass)
        && currency.equals(that.currency)
        && multiplier.compareTo(that.multiplier) == 0
        && Arrays.equals(returns, that.returns);
  }

  @Override
  public int hashCode() {
    return symbol.hashCode();
  }

  @Override
  public String toString() {
    return "Instrument[symbol=" + symbol + "]";
  }
}
