package dev.weir.stream;

import java.util.Optional;

/**
 * Who is at work on a lane and has not answered yet, kept in the item that carries the lane's
 * position: so the next process notices that those before it died. A commit to the lane clears it
 * all, because somebody got on. Each call may be repeated without effect: processes are remembered
 * by name, not counted.
 *
 * <p>By default none are remembered, for pipelines in tests of other features.
 */
public interface LaneAttempts {

  /**
   * Remembers nobody: for a process that a person may end at any time, so that its end is not the
   * fault of a record.
   */
  LaneAttempts UNCOUNTED = new LaneAttempts() {};

  /** Answers that every record has killed: the first one of a batch is quarantined unopened. */
  LaneAttempts ALL_KILLED =
      new LaneAttempts() {
        @Override
        public UnansweredStarts begin(Lane lane, String process) {
          return new UnansweredStarts(2, Optional.empty());
        }

        @Override
        public int hold(Lane lane, String process, SequenceNumber record) {
          return Integer.MAX_VALUE;
        }
      };

  /**
   * The attempts remembered of a lane.
   *
   * @param begun the number of processes that have started, not answered and seen no commit,
   *     including the calling one
   * @param trying the record that the latest of them had taken alone
   */
  record UnansweredStarts(int begun, Optional<SequenceNumber> trying) {

    /** No process except the calling one. */
    public static final UnansweredStarts NONE = new UnansweredStarts(1, Optional.empty());
  }

  /**
   * Records that a process starts on a lane.
   *
   * @param process its unique name
   * @throws UnavailableException if the table does not answer; it may have been stored
   */
  default UnansweredStarts begin(Lane lane, String process) {
    return UnansweredStarts.NONE;
  }

  /**
   * Records that a process takes one record alone; any other record that was taken is forgotten.
   *
   * @return the number of other processes that took this same record and have not answered
   * @throws UnavailableException if the table does not answer; it may have been stored
   */
  default int hold(Lane lane, String process, SequenceNumber record) {
    return 0;
  }

  /**
   * Records that a process answers: all attempts on the lane are forgotten. Makes no call if a
   * commit of this process has already cleared them.
   *
   * @throws UnavailableException if the table does not answer
   */
  default void clear(Lane lane) {}
}
