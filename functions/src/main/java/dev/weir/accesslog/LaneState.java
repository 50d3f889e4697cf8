package dev.weir.accesslog;

import dev.weir.events.Minute;
import dev.weir.stream.Position;
import java.util.List;

/**
 * What is stored of a lane: the fence of all its partial counts, in one item.
 *
 * @param revision rises by one with each commit; 0 before the first
 * @param position how far the lane has been applied
 * @param touched the minutes that the last commit touched. Rules are evaluated after the commit; a
 *     crash in between is mended by evaluating these again
 */
public record LaneState(long revision, Position position, List<Minute> touched) {

  /** A lane that nothing was committed to yet. */
  public static final LaneState NEW = new LaneState(0, Position.BEGINNING, List.of());

  public LaneState {
    touched = List.copyOf(touched);
  }

  /** The state after a commit that brings the lane to a position. */
  public LaneState next(Position to, List<Minute> nowTouched) {
    return new LaneState(revision + 1, to, nowTouched);
  }
}
