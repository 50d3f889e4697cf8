package dev.weir.client.switching;

import java.time.Instant;

/** What a shard holds that its lane has not applied. */
public sealed interface Unread {

  /** Nothing, and nothing will come: it is closed, and all of it is applied. */
  record FinishedShard() implements Unread {}

  /** Nothing so far; what comes arrives after this. */
  record NothingBefore(Instant asked) implements Unread {}

  /** Records, the first of which arrived then. */
  record Since(Instant arrived) implements Unread {}

  /** Everything: nothing is stored of a lane of this shard. */
  record WithoutLane() implements Unread {}
}
