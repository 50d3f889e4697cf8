package dev.weir.accesslog;

import dev.weir.accesslog.LaneState.Arrived;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commits slices to the stored counts, and remembers what this instance last wrote, so that in
 * normal running a commit needs no read.
 *
 * <p>The memory can't make a commit wrong: every commit has the condition that the lane's state is
 * still the one that it was computed from. Where it is not, all that is remembered of the lane is
 * dropped.
 */
final class LaneCounts {

  // A lane touches the present minute and a few before it; a replay of old lines many, once.
  private static final int MINUTES_REMEMBERED = 200;

  private final MinuteCounts store;
  private final int maxServices;
  private final Duration retention;
  private final InstantSource clock;
  private final Map<Lane, Remembered> lanes = new HashMap<>();

  LaneCounts(MinuteCounts store, AccessLogSettings settings, InstantSource clock) {
    this.store = store;
    maxServices = settings.maxServices();
    retention = settings.countsRetention();
    this.clock = clock;
  }

  /** The lane's state: as remembered, else as stored. */
  LaneState stateOf(Lane lane) {
    return remembered(lane).state;
  }

  /**
   * Adds a slice to the stored counts.
   *
   * @return false where nothing was written because the lane had moved on; its state is then the
   *     one that was found, and the slice is to be read again from there
   */
  boolean commit(Lane lane, Slice slice) {
    var before = remembered(lane);
    var counts = before.plus(slice.counts(), missing -> store.partialCounts(lane, missing));
    var arrived = new Arrived(slice.firstArrival(), slice.lastArrival());
    var after = before.state.next(slice.upTo(), List.copyOf(slice.counts().keySet()), arrived);
    return commit(lane, before, after, counts);
  }

  /** What was evaluated of the lane's state; it is stored with the next commit. */
  void evaluated(Lane lane, LaneState state) {
    lanes.put(lane, remembered(lane).with(state));
  }

  /**
   * Stores how far the lane's state was evaluated; where the lane had moved on, nothing is stored.
   */
  void storeProgress(Lane lane) {
    var before = remembered(lane);
    commit(lane, before, before.state.nextWithProgress(), Map.of());
  }

  private boolean commit(
      Lane lane, Remembered before, LaneState after, Map<Minute, MinuteCount> counts) {
    var expiresAt = clock.instant().plus(retention);
    // What is remembered holds again only when the answer is known.
    lanes.remove(lane);
    return switch (store.commit(new Commit(lane, before.state, after, counts, expiresAt))) {
      case CommitResult.Committed() -> {
        lanes.put(lane, before.moved(after, counts));
        yield true;
      }
      case CommitResult.Moved(var found) -> {
        lanes.put(lane, new Remembered(found));
        yield false;
      }
    };
  }

  private Remembered remembered(Lane lane) {
    return lanes.computeIfAbsent(lane, _ -> new Remembered(store.lane(lane)));
  }

  private final class Remembered {
    private final LaneState state;
    private final Map<Minute, MinuteCount> minutes;

    Remembered(LaneState state) {
      this(state, Map.of());
    }

    private Remembered(LaneState state, Map<Minute, MinuteCount> minutes) {
      this.state = state;
      this.minutes = minutes;
    }

    Map<Minute, MinuteCount> plus(Map<Minute, MinuteCount> more, PartialCounts stored) {
      var missing = more.keySet().stream().filter(minute -> !minutes.containsKey(minute)).toList();
      var known = new HashMap<>(minutes);
      if (state.revision() > 0 && !missing.isEmpty()) {
        known.putAll(stored.of(missing));
      }
      var sums = new LinkedHashMap<Minute, MinuteCount>();
      more.forEach(
          (minute, count) ->
              sums.put(
                  minute, known.getOrDefault(minute, MinuteCount.EMPTY).plus(count, maxServices)));
      return sums;
    }

    Remembered with(LaneState other) {
      return new Remembered(other, minutes);
    }

    Remembered moved(LaneState after, Map<Minute, MinuteCount> written) {
      var youngest = new LinkedHashMap<>(minutes);
      written.forEach(youngest::putLast);
      while (youngest.size() > MINUTES_REMEMBERED) {
        youngest.pollFirstEntry();
      }
      return new Remembered(after, youngest);
    }
  }

  private interface PartialCounts {
    Map<Minute, MinuteCount> of(List<Minute> minutes);
  }
}
