package dev.weir.samples;

import java.math.BigDecimal;

/**
 * A line of {@code positions.csv}.
 *
 * @param quantity negative when short
 * @param averageCost the average price paid, in the instrument's currency
 */
public record MarketPosition(
    String portfolio, String symbol, BigDecimal quantity, BigDecimal averageCost) {}
