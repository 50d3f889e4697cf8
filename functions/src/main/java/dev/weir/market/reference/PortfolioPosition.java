package dev.weir.market.reference;

import java.math.BigDecimal;

/**
 * A portfolio's position in an instrument.
 *
 * @param quantity negative when short
 * @param averageCost the average price paid, in the instrument's currency
 */
public record PortfolioPosition(
    String portfolio, String symbol, BigDecimal quantity, BigDecimal averageCost) {}
