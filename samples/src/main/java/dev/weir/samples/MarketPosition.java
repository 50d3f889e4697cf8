package dev.weir.samples;

import java.math.BigDecimal;

/**
 * A line of {@code positions.csv}.
 *
 * @param quantity negative when short
 * @param averageCost what one was bought at, in the instrument's currency
 */
public record MarketPosition(
    String portfolio, String symbol, BigDecimal quantity, BigDecimal averageCost) {}
