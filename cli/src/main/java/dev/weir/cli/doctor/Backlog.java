package dev.weir.cli.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * What waits in one shard, and how fast it gets more or less.
 *
 * @param ageMillis of the last record that was handled
 * @param ageSlope by how many milliseconds that rises in a second; negative where it falls
 * @param records that arrived since then; 0 where arrivals are not measured by shard
 * @param handledPerSecond records, over the last stretch
 * @param arrivingPerSecond records, over the last stretch
 */
public record Backlog(
    double ageMillis,
    double ageSlope,
    double records,
    double handledPerSecond,
    double arrivingPerSecond) {

  /** What would take longer goes up and down rather than less. */
  private static final double NEVER = Duration.ofDays(365).toSeconds();

  /** Whether it is more than a batch under way. */
  boolean isLag() {
    return ageMillis >= Thresholds.LAG_MILLIS;
  }

  /** Whether the number of records is known, and not their age alone. */
  boolean isCounted() {
    return records > 0;
  }

  /**
   * How long until nothing waits if rates stay as they are: the backlog over the difference of the
   * rates. Empty for never.
   */
  Optional<Duration> timeToCatchUp() {
    double seconds =
        isCounted() ? records / (handledPerSecond - arrivingPerSecond) : ageMillis / -ageSlope;
    return seconds >= 0 && seconds <= NEVER
        ? Optional.of(Duration.ofSeconds(Math.round(seconds)))
        : Optional.empty();
  }
}
