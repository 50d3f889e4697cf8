package dev.weir.metrics.query;

import java.time.Instant;

/**
 * The figure of one period.
 *
 * @param from when the period begins
 */
public record MetricPoint(Instant from, double value) {}
