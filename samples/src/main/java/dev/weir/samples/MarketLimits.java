package dev.weir.samples;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of {@code limits.csv}: what a portfolio may have; empty where that is not limited.
 *
 * @param gross in base currency; so are all but the share
 * @param singleName the largest position's share of the gross exposure, from 0 to 1
 */
public record MarketLimits(
    String portfolio,
    Optional<BigDecimal> gross,
    Optional<BigDecimal> net,
    Optional<BigDecimal> valueAtRisk,
    Optional<BigDecimal> expectedShortfall,
    Optional<BigDecimal> singleName,
    Optional<BigDecimal> dailyLoss) {}
