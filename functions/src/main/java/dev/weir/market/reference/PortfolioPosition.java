package dev.weir.market.reference;

import java.math.BigDecimal;

/**
 * What a portfolio holds of an instrument.
 *
 * @param quantity negative when short
 * @param averageCost what one was bought at, in the instrument's currency
 */
public record PortfolioPosition(
    String portfolio, String symbol, BigDecimal quantity, BigDecimal averageCost) {}
