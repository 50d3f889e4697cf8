package dev.weir.engine;

import dev.weir.stream.SequenceNumber;

/**
 * What came of a commit. Where a store did not answer there is no result, but an {@link
 * dev.weir.stream.UnavailableException}: whether something was stored is not known then.
 *
 * @param <S> the state of what is committed to
 */
public sealed interface CommitResult<S> {

  /**
   * It is stored.
   *
   * @param next the state to go on from
   */
  record Committed<S>(S next) implements CommitResult<S> {}

  /**
   * Nothing is stored: somebody else committed meanwhile.
   *
   * @param current the state that is stored; what it covers is not to be applied again
   */
  record Conflict<S>(S current) implements CommitResult<S> {}

  /**
   * It is stored in part, which a redelivery finds.
   *
   * @param from the first record that is not applied, or not for certain
   * @param why for the log
   */
  record Incomplete<S>(SequenceNumber from, String why) implements CommitResult<S> {}

  /**
   * Nothing is stored, and the same commit will never be accepted: it is too large, or not valid.
   *
   * @param why for the log and the quarantine; nothing of the payload
   */
  record Refused<S>(String why) implements CommitResult<S> {}
}
