package dev.weir.retention;

import java.time.Instant;

/** How streams were written and read. */
@FunctionalInterface
interface StreamHistories {

  /** The day before an instant; {@link ReadingHistory.Unknown} where it can't be found out. */
  ReadingHistory of(GuardedStream stream, Instant now);
}
