package dev.weir.metrics.query;

import dev.weir.metrics.Statistic;
import java.time.Duration;

/**
 * A query for a series with one statistic.
 *
 * @param period the length of each period; CloudWatch supports at least a minute, the local cloud a
 *     second
 */
public record MetricQuery(MetricId id, Statistic statistic, Duration period) {}
