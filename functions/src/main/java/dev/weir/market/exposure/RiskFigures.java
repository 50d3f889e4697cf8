package dev.weir.market.exposure;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A portfolio's figures, in millionths of the base currency.
 *
 * @param gross sum of the positions' absolute values
 * @param net sum of their values
 * @param unrealised profit, or loss if negative, relative to their cost
 * @param largestSymbol the position with the greatest absolute value; empty if there is none
 * @param largest that value
 * @param valueAtRisk at 99 %, over a day
 * @param expectedShortfall at 97.5 %, over a day
 */
public record RiskFigures(
    long gross,
    long net,
    long unrealised,
    String largestSymbol,
    long largest,
    long valueAtRisk,
    long expectedShortfall) {

  /** Returns the largest position's share of the gross exposure, from 0 to 1. */
  public BigDecimal singleNameShare() {
    return gross == 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(largest).divide(BigDecimal.valueOf(gross), MathContext.DECIMAL64);
  }

  /** Returns the loss; 0 if there is none. */
  public long loss() {
    return Math.max(0, -unrealised);
  }
}
