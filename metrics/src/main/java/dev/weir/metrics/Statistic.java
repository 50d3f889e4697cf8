package dev.weir.metrics;

import java.util.Arrays;

/** The aggregation of a period's values to one figure; the names are CloudWatch's. */
public enum Statistic {
  SUM("Sum"),
  AVERAGE("Average"),
  MAXIMUM("Maximum"),
  MINIMUM("Minimum"),
  SAMPLE_COUNT("SampleCount"),
  P50("p50"),
  P90("p90"),
  P99("p99");

  private final String cloudWatchName;

  Statistic(String cloudWatchName) {
    this.cloudWatchName = cloudWatchName;
  }

  public String cloudWatchName() {
    return cloudWatchName;
  }

  /**
   * Returns the statistic with a name.
   *
   * @throws IllegalArgumentException if there is none with this name
   */
  public static Statistic named(String cloudWatchName) {
    return Arrays.stream(values())
        .filter(statistic -> statistic.cloudWatchName.equals(cloudWatchName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such statistic: " + cloudWatchName));
  }
}
