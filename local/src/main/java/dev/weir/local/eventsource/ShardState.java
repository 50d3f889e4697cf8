package dev.weir.local.eventsource;

import java.time.Instant;

/** The state of a shard. */
public sealed interface ShardState {

  /** Waits for the records of its parents. */
  record WaitingForParents() implements ShardState {}

  /** Is read and delivered. */
  record Reading() implements ShardState {}

  /**
   * The function fails: no later record is delivered.
   *
   * @param failures in a row
   * @param since when the first of them was
   * @param reason of the last
   */
  record Retrying(int failures, Instant since, String reason) implements ShardState {}

  /** The stream cannot be read. */
  record Unreadable(int failures, Instant since, String reason) implements ShardState {}

  /** Is closed, and all its records are processed. */
  record Finished() implements ShardState {}
}
