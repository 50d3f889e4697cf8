package dev.weir.engine;

import dev.weir.stream.SequenceNumber;

/**
 * The result of a commit. If the store does not answer there is no result but an {@link
 * dev.weir.stream.UnavailableException}: it is then unknown whether anything was stored.
 *
 * @param <S> the state that is committed to
 */
public sealed interface CommitResult<S> {

  /**
   * The commit is stored.
   *
   * @param next the state to continue from
   */
  record Committed<S>(S next) implements CommitResult<S> {}

  /**
   * Nothing is stored: another writer committed in the meantime.
   *
   * @param current the stored state; records that it covers must not be applied again
   */
  record Conflict<S>(S current) implements CommitResult<S> {}

  /**
   * The commit is stored in part; a redelivery detects which part.
   *
   * @param from the first record that is not applied, or not known to be
   * @param why the cause, for the log
   */
  record Incomplete<S>(SequenceNumber from, String why) implements CommitResult<S> {}

  /**
   * Nothing is stored, and the same commit will never be accepted: it is too large or invalid.
   *
   * @param why the cause, for the log and the quarantine, without any of the payload
   */
  record Refused<S>(String why) implements CommitResult<S> {}
}
