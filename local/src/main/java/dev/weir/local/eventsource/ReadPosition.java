package dev.weir.local.eventsource;

import java.time.Instant;

/** A place in a shard at which reading starts. */
public sealed interface ReadPosition {

  /** The oldest record that the stream still holds. */
  record TrimHorizon() implements ReadPosition {}

  /** After the newest record: only later arrivals. */
  record Latest() implements ReadPosition {}

  /** The first record that arrived at or after a time. */
  record AtTimestamp(Instant time) implements ReadPosition {}

  /** After the record with this sequence number. Not a valid starting position of a mapping. */
  record After(String sequenceNumber) implements ReadPosition {}
}
