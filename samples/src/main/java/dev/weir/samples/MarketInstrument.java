package dev.weir.samples;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line of {@code instruments.csv}.
 *
 * @param currency of its prices
 * @param multiplier of its contract; 1 for a share
 * @param returns daily returns, the oldest first, such as -0.013000
 */
public record MarketInstrument(
    String symbol,
    String name,
    String assetClass,
    String currency,
    BigDecimal multiplier,
    List<BigDecimal> returns) {

  public MarketInstrument {
    returns = List.copyOf(returns);
  }
}
