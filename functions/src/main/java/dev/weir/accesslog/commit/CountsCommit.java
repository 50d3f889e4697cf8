package dev.weir.accesslog.commit;

import dev.weir.accesslog.commit.LaneState.Arrived;
import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds slices to the stored counts. */
public final class CountsCommit {

  private final MinuteCounts store;
  private final int maxServices;
  private final Duration retention;
  private final InstantSource clock;

  /**
   * Commits to a store.
   *
   * @param maxServices services that are counted by name, per minute and lane
   * @param retention how long counts are kept
   */
  public CountsCommit(
      MinuteCounts store, int maxServices, Duration retention, InstantSource clock) {
    this.store = store;
    this.maxServices = maxServices;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Stores the minutes' new counts and the lane's new state, if the state is still the one known.
   */
  public CommitResult<LaneMemory> commit(LaneMemory before, CountsSlice slice) {
    var counts = sums(before, slice.counts());
    var arrived = new Arrived(slice.firstArrival(), slice.lastArrival());
    var after = before.state().next(slice.upTo(), List.copyOf(slice.counts().keySet()), arrived);
    return commit(before, after, counts);
  }

  /**
   * Stores how far the lane's minutes are evaluated.
   *
   * @return what is stored now; empty where that is not known
   */
  public Optional<LaneMemory> storeProgress(LaneMemory evaluated) {
    return switch (commit(evaluated, evaluated.state().nextWithProgress(), Map.of())) {
      case CommitResult.Committed<LaneMemory>(var stored) -> Optional.of(stored);
      case CommitResult.Conflict<LaneMemory>(var current) -> Optional.of(current);
      case CommitResult.Incomplete<LaneMemory> _, CommitResult.Refused<LaneMemory> _ ->
          Optional.empty();
    };
  }

  private CommitResult<LaneMemory> commit(
      LaneMemory before, LaneState after, Map<Minute, MinuteCount> counts) {
    var expiresAt = clock.instant().plus(retention);
    var commit = new Commit(before.lane(), before.state(), after, counts, expiresAt);
    return switch (store.commit(commit)) {
      case CommitResult.Committed<LaneState> _ ->
          new CommitResult.Committed<>(before.after(after, counts));
      case CommitResult.Conflict<LaneState>(var found) ->
          new CommitResult.Conflict<>(LaneMemory.of(before.lane(), found));
      case CommitResult.Incomplete<LaneState>(var from, var why) ->
          new CommitResult.Incomplete<>(from, why);
      case CommitResult.Refused<LaneState>(var why) -> new CommitResult.Refused<>(why);
    };
  }

  private Map<Minute, MinuteCount> sums(LaneMemory before, Map<Minute, MinuteCount> more) {
    var known = new HashMap<>(before.minutes());
    var missing = more.keySet().stream().filter(minute -> !known.containsKey(minute)).toList();
    if (!before.state().position().equals(Position.BEGINNING) && !missing.isEmpty()) {
      known.putAll(store.partialCounts(before.lane(), missing));
    }
    var sums = new LinkedHashMap<Minute, MinuteCount>();
    more.forEach(
        (minute, count) ->
            sums.put(
                minute, known.getOrDefault(minute, MinuteCount.EMPTY).plus(count, maxServices)));
    return sums;
  }
}
