package dev.weir.cli.doctor;

import java.time.Duration;

/**
 * Which stretches of time are compared.
 *
 * @param period of a figure
 * @param now the last stretch
 * @param gap between that and what is usual: a fault that has just begun is not usual yet
 * @param usual the stretch before the gap
 */
record Horizon(Duration period, Duration now, Duration gap, Duration usual) {

  /** The local cloud knows each second. */
  static final Horizon LOCAL =
      new Horizon(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(45),
          Duration.ofMinutes(5));

  /** CloudWatch knows each minute, and the last one only in part. */
  static final Horizon AWS =
      new Horizon(
          Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofMinutes(5), Duration.ofHours(3));
}
