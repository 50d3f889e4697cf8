package dev.weir.accesslog;

/** What came of a commit. */
public sealed interface CommitResult {

  /** It is stored. */
  record Committed() implements CommitResult {}

  /**
   * Nothing is stored: the lane has moved on meanwhile.
   *
   * @param found the state that is stored
   */
  record Moved(LaneState found) implements CommitResult {}
}
