package dev.weir.stream;

import java.util.Optional;

/**
 * Who is at work on a lane and has not answered yet, kept in the item that carries the lane's
 * position: so the next process notices that those before it died. A commit to the lane clears it
 * all, because somebody got on. Each call may be repeated without effect: processes are remembered
 * by name, not counted.
 *
 * <p>By default none are remembered, which is for pipelines in tests of other things.
 */
public interface LaneAttempts {

  /**
   * What is remembered of a lane.
   *
   * @param begun how many processes have begun, not answered and seen no commit; with the asking
   *     one
   * @param trying the record that the last ones of them had taken on alone
   */
  record Unanswered(int begun, Optional<SequenceNumber> trying) {

    /** Nobody but the asking process. */
    public static final Unanswered NONE = new Unanswered(1, Optional.empty());
  }

  /**
   * A process begins with a lane.
   *
   * @param process its name, which no other process has
   * @throws UnavailableException where the table does not answer; it may have been stored
   */
  default Unanswered begin(Lane lane, String process) {
    return Unanswered.NONE;
  }

  /**
   * A process takes on one record alone; any other record that was taken on is forgotten.
   *
   * @return how many other processes took on this very record and have not answered
   * @throws UnavailableException where the table does not answer; it may have been stored
   */
  default int hold(Lane lane, String process, SequenceNumber record) {
    return 0;
  }

  /**
   * A process answers: everything is forgotten of the lane. Asks no table where a commit of this
   * process has done that already.
   *
   * @throws UnavailableException where the table does not answer
   */
  default void clear(Lane lane) {}
}
