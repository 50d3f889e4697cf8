package dev.weir.accesslog;

import dev.weir.engine.Progress;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an instance knows of a lane: its state, and the partial counts that it wrote last, so that
 * in normal running a commit needs no read. It can't make a commit wrong: each has the condition
 * that the state is still the one that is stored.
 *
 * @param minutes partial counts, those written last at the end
 * @param lastArrival when the latest record of the state's commit arrived; empty where this
 *     instance did not make it
 */
record LaneMemory(
    Lane lane, LaneState state, Map<Minute, MinuteCount> minutes, Optional<Instant> lastArrival)
    implements Progress {

  // A lane touches the present minute and a few before it; a replay of old lines many, once.
  private static final int MAX_MINUTES = 200;

  /** Of a lane whose state was read. */
  static LaneMemory of(Lane lane, LaneState state) {
    return new LaneMemory(lane, state, Map.of(), Optional.empty());
  }

  /** After a commit that wrote these partial counts. */
  LaneMemory after(LaneState next, Map<Minute, MinuteCount> written, Instant arrivedLast) {
    var youngest = new LinkedHashMap<>(minutes);
    written.forEach(youngest::putLast);
    while (youngest.size() > MAX_MINUTES) {
      youngest.pollFirstEntry();
    }
    return new LaneMemory(lane, next, youngest, Optional.of(arrivedLast));
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return state.position().covers(record);
  }
}
