package dev.weir.metrics;

import java.util.Arrays;

/** How the values of a period become one figure; the names are CloudWatch's. */
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

  /** As CloudWatch writes it. */
  public String cloudWatchName() {
    return cloudWatchName;
  }

  /**
   * The statistic of a name.
   *
   * @throws IllegalArgumentException if there is none of this name here
   */
  public static Statistic named(String cloudWatchName) {
    return Arrays.stream(values())
        .filter(statistic -> statistic.cloudWatchName.equals(cloudWatchName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such statistic: " + cloudWatchName));
  }
}
