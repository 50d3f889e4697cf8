package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.Progress;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An instance's memory of a lane: its state and the partial counts that it wrote last, so that
 * commits need no read in normal operation. It can't make a commit wrong, because each commit has
 * the condition that the state is still the stored one.
 *
 * @param minutes partial counts, the most recently written last
 */
public record LaneMemory(Lane lane, LaneState state, Map<Minute, MinuteCount> minutes)
    implements Progress {

  // A lane touches the current minute and a few before it; a replay of old lines touches many, each
  // once.
  private static final int MAX_MINUTES = 200;

  /** Returns the memory of a lane whose state was just read. */
  public static LaneMemory of(Lane lane, LaneState state) {
    return new LaneMemory(lane, state, Map.of());
  }

  /** Returns the memory after a commit that wrote these partial counts. */
  LaneMemory after(LaneState next, Map<Minute, MinuteCount> written) {
    var youngest = new LinkedHashMap<>(minutes);
    written.forEach(youngest::putLast);
    while (youngest.size() > MAX_MINUTES) {
      youngest.pollFirstEntry();
    }
    return new LaneMemory(lane, next, youngest);
  }

  /** Returns the memory with as much of the state evaluated as in another one. */
  public LaneMemory with(LaneState evaluated) {
    return new LaneMemory(lane, evaluated, minutes);
  }

  /**
   * What another batch begins with, where no position is kept from one to the next. Minutes that
   * are left to evaluate keep it: the batch that they are of comes again.
   */
  public LaneMemory restarted() {
    return state.touched().isEmpty() ? new LaneMemory(lane, state.restarted(), minutes) : this;
  }

  /**
   * Whether evaluated minutes must be stored at once: minutes are left for another invocation, or
   * alerts were published, of which the lane counts how many. That is rare; else the next commit
   * stores it, at no cost.
   */
  public boolean mustBeStored(LaneMemory before) {
    var isLeft = !state.touched().isEmpty();
    var isProgress = !state.equals(before.state);
    return isProgress && (isLeft || !state.floods().equals(before.state.floods()));
  }

  /** Whether the other is an earlier state of the lane, with only evaluations since. */
  public boolean continues(LaneMemory earlier) {
    return state.revision() >= earlier.state.revision()
        && state.position().equals(earlier.state.position());
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return state.position().covers(record);
  }
}
