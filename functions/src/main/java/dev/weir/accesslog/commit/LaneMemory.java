package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.Progress;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an instance knows of a lane: its state, and the partial counts that it wrote last, so that
 * in normal running a commit needs no read. It can't make a commit wrong: each has the condition
 * that the state is still the one that is stored.
 *
 * @param minutes partial counts, those written last at the end
 */
public record LaneMemory(Lane lane, LaneState state, Map<Minute, MinuteCount> minutes)
    implements Progress {

  // A lane touches the present minute and a few before it; a replay of old lines many, once.
  private static final int MAX_MINUTES = 200;

  /** Of a lane whose state was read. */
  public static LaneMemory of(Lane lane, LaneState state) {
    return new LaneMemory(lane, state, Map.of());
  }

  /** After a commit that wrote these partial counts. */
  LaneMemory after(LaneState next, Map<Minute, MinuteCount> written) {
    var youngest = new LinkedHashMap<>(minutes);
    written.forEach(youngest::putLast);
    while (youngest.size() > MAX_MINUTES) {
      youngest.pollFirstEntry();
    }
    return new LaneMemory(lane, next, youngest);
  }

  /** With as much of the state evaluated as another one has. */
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
   * Whether what was evaluated must be stored at once: minutes are left for another invocation, or
   * alerts were published, of which the lane counts how many. That is rare; else the next commit
   * stores it, at no cost.
   */
  public boolean mustBeStored(LaneMemory before) {
    var isLeft = !state.touched().isEmpty();
    var isProgress = !state.equals(before.state);
    return isProgress && (isLeft || !state.floods().equals(before.state.floods()));
  }

  /** Whether it is an earlier state of the lane with nothing but evaluations since. */
  public boolean continues(LaneMemory earlier) {
    return state.revision() >= earlier.state.revision()
        && state.position().equals(earlier.state.position());
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return state.position().covers(record);
  }
}
