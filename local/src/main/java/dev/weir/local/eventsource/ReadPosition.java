package dev.weir.local.eventsource;

import java.time.Instant;

/** A place in a shard from which records are read. */
public sealed interface ReadPosition {

  /** The oldest record that the stream still holds. */
  record TrimHorizon() implements ReadPosition {}

  /** Behind the newest record: only what arrives from now on. */
  record Latest() implements ReadPosition {}

  /** The first record that arrived at or after a time. */
  record AtTimestamp(Instant time) implements ReadPosition {}

  /** Behind the record of this sequence number. No starting position of a mapping. */
  record After(String sequenceNumber) implements ReadPosition {}
}
