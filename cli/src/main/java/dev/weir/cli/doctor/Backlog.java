package dev.weir.cli.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * The backlog of one shard and its trend.
 *
 * @param ageMillis of the last record that was handled
 * @param ageSlope the growth of that age in milliseconds per second; negative if it falls
 * @param records that arrived since then; 0 if arrivals are not measured by shard
 * @param handledPerSecond records, over the last stretch
 * @param arrivingPerSecond records, over the last stretch
 */
public record Backlog(
    double ageMillis,
    double ageSlope,
    double records,
    double handledPerSecond,
    double arrivingPerSecond) {

  /** Beyond this time the backlog fluctuates rather than shrinks. */
  private static final double NEVER = Duration.ofDays(365).toSeconds();

  /** Returns whether this is more than a batch in progress. */
  boolean isLag() {
    return ageMillis >= Thresholds.LAG_MILLIS;
  }

  /** Returns whether the number of records is known, and not only their age. */
  boolean isCounted() {
    return records > 0;
  }

  /**
   * Returns the time to catch up at the current rates, which is the backlog divided by their
   * difference; empty for never.
   */
  Optional<Duration> timeToCatchUp() {
    double seconds =
        isCounted() ? records / (handledPerSecond - arrivingPerSecond) : ageMillis / -ageSlope;
    return seconds >= 0 && seconds <= NEVER
        ? Optional.of(Duration.ofSeconds(Math.round(seconds)))
        : Optional.empty();
  }
}
