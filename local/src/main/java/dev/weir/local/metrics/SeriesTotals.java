package dev.weir.local.metrics;

import dev.weir.metrics.Statistic;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The totals of a series for a scraper, in the metric's unit.
 *
 * @param count of values since counting began
 * @param sum of them
 * @param buckets how many of them are at most a bound, by bound; empty if that is not known
 * @param lastMinute statistics of the values of the last minute; empty if there were none
 */
public record SeriesTotals(
    double count, double sum, SortedMap<Double, Long> buckets, Map<Statistic, Double> lastMinute) {
  public SeriesTotals {
    buckets = Collections.unmodifiableSortedMap(new TreeMap<>(buckets));
    lastMinute = Map.copyOf(lastMinute);
  }
}
