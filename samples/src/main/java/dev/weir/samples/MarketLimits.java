package dev.weir.samples;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of {@code limits.csv}: the limits of a portfolio; empty if unlimited.
 *
 * @param gross in base currency, like all except the share
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
