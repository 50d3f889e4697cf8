package dev.weir.cli.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * The time windows that are compared.
 *
 * @param period of a figure
 * @param settling how long the figures of a period take to be complete; younger periods are
 *     ignored, because they would be too low
 * @param now the most recent window
 * @param gap between that and the baseline, so that a fault that has just begun does not count as
 *     baseline
 * @param usual the baseline, a window before the gap
 */
record ComparisonWindows(
    Duration period, Duration settling, Duration now, Duration gap, Duration usual) {

  /** The local cloud has the figures of each second at once. */
  static final ComparisonWindows LOCAL =
      new ComparisonWindows(
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofSeconds(20),
          Duration.ofSeconds(45),
          Duration.ofMinutes(5));

  /** CloudWatch has the figures of each minute, a minute or two later. */
  static final ComparisonWindows AWS =
      new ComparisonWindows(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(3),
          Duration.ofMinutes(5),
          Duration.ofHours(3));

  /** Returns the end of the last complete period at a moment. */
  Instant endAt(Instant at) {
    var settled = at.minus(settling).toEpochMilli();
    return Instant.ofEpochMilli(settled - Math.floorMod(settled, period.toMillis()));
  }
}
