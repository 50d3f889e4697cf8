package dev.weir.local.eventsource;

import java.time.Instant;

/** How a shard is doing. */
public sealed interface ShardState {

  /** Its parents' records come first. */
  record WaitingForParents() implements ShardState {}

  /** It is read and delivered. */
  record Reading() implements ShardState {}

  /**
   * The function fails: nothing behind these records is delivered.
   *
   * @param failures in a row
   * @param since when the first of them was
   * @param reason of the last
   */
  record Retrying(int failures, Instant since, String reason) implements ShardState {}

  /** The stream can't be read. */
  record Unreadable(int failures, Instant since, String reason) implements ShardState {}

  /** It is closed, and all of its records are dealt with. */
  record Finished() implements ShardState {}
}
