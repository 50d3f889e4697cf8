package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarms;
import java.time.Duration;

/**
 * How streams are archived.
 *
 * @param windowSeconds how long Lambda waits for a batch to fill, 0 to 300: an object holds as much
 * @param days for which objects are kept; {@link #FOR_EVER} for no end
 */
record ArchiveSettings(int windowSeconds, int days) {

  /** Objects are never removed. */
  static final int FOR_EVER = 0;

  boolean keepsForEver() {
    return days == FOR_EVER;
  }

  /** What alarms need to know of how a stream is read for it. */
  Alarms.Reading reading(StreamSettings stream) {
    return new Alarms.Reading(stream.retention(), Duration.ofSeconds(windowSeconds));
  }
}
