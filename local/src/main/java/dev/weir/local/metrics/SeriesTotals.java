package dev.weir.local.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scraper is told of a series.
 *
 * @param count of values since counting began
 * @param sum of them
 * @param quantiles of the values of the last minute, by share; empty if there were none
 */
public record SeriesTotals(double count, double sum, Map<Double, Double> quantiles) {
  public SeriesTotals {
    quantiles = Collections.unmodifiableMap(new TreeMap<>(quantiles));
  }
}
