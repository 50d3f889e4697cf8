package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarms;
import java.time.Duration;

/**
 * The settings of the archive.
 *
 * @param windowSeconds how long Lambda waits for a batch to fill, 0 to 300, which determines the
 *     size of an object
 * @param days for which objects are kept; {@link #FOR_EVER} for no limit
 */
record ArchiveSettings(int windowSeconds, int days) {

  /** Objects are never removed. */
  static final int FOR_EVER = 0;

  boolean keepsForEver() {
    return days == FOR_EVER;
  }

  Duration window() {
    return Duration.ofSeconds(windowSeconds);
  }

  /** Returns how the archive reads a stream, for its alarms. */
  Alarms.SourceTiming reading(StreamSettings stream) {
    return new Alarms.SourceTiming(stream.retention(), window());
  }
}
