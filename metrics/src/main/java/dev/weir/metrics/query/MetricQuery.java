package dev.weir.metrics.query;

import dev.weir.metrics.Statistic;
import java.time.Duration;

/**
 * A series as figures of one statistic.
 *
 * @param period each figure's; CloudWatch keeps a minute at the least, the local cloud a second
 */
public record MetricQuery(MetricId id, Statistic statistic, Duration period) {}
