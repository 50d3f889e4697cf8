package dev.weir.cli.doctor;

import java.time.Duration;
import java.time.Instant;

/**
 * Which stretches of time are compared.
 *
 * @param period of a figure
 * @param settling how long it takes until all figures of a period are there: what is younger is not
 *     looked at, because it would be too little
 * @param now the last stretch
 * @param gap between that and what is usual: a fault that has just begun is not usual yet
 * @param usual the stretch before the gap
 */
record ComparisonWindows(
    Duration period, Duration settling, Duration now, Duration gap, Duration usual) {

  /** The local cloud knows each second at once. */
  static final ComparisonWindows LOCAL =
      new ComparisonWindows(
          Duration.ofSeconds(5),
          Duration.ZERO,
          Duration.ofSeconds(20),
          Duration.ofSeconds(45),
          Duration.ofMinutes(5));

  /** CloudWatch knows each minute, a minute or two later. */
  static final ComparisonWindows AWS =
      new ComparisonWindows(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(3),
          Duration.ofMinutes(5),
          Duration.ofHours(3));

  /** The end of the last period that is whole, at a moment. */
  Instant endAt(Instant at) {
    var settled = at.minus(settling).toEpochMilli();
    return Instant.ofEpochMilli(settled - Math.floorMod(settled, period.toMillis()));
  }
}
