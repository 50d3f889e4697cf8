package dev.weir.accesslog.commit;

import dev.weir.accesslog.commit.LaneState.Arrived;
import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.Places;
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
import java.util.Set;
import java.util.stream.Stream;

/** Adds slices to the stored counts. */
public final class CountsCommit {

  private final MinuteCounts store;
  private final int maxServices;
  private final Set<String> withRules;
  private final Duration retention;
  private final InstantSource clock;

  /**
   * Creates a commit step on a store.
   *
   * @param maxServices the number of services counted by name, per minute and lane
   * @param withRules services that are always counted by name
   * @param retention how long counts are kept
   */
  public CountsCommit(
      MinuteCounts store,
      int maxServices,
      Set<String> withRules,
      Duration retention,
      InstantSource clock) {
    this.store = store;
    this.maxServices = maxServices;
    this.retention = retention;
    this.withRules = Set.copyOf(withRules);
    this.clock = clock;
  }

  /**
   * Stores the minutes' new counts and the lane's new state if the known state is still the stored
   * one.
   */
  public CommitResult<LaneMemory> commit(LaneMemory before, CountsSlice slice) {
    var touched = slice.counts().keySet();
    var busy = before.state().busy();
    var places = new Places(maxServices, withRules, Set.copyOf(busy.names()));
    var ended = busy.ended(touched, slice.lastArrival());
    var known = known(before, touched, ended);
    var counts = sums(known, slice.counts(), places);
    var endedCount = ended.map(minute -> counts.getOrDefault(minute, known.get(minute)));
    var arrived = new Arrived(slice.firstArrival(), slice.lastArrival());
    var after =
        before
            .state()
            .next(
                slice.upTo(),
                List.copyOf(touched),
                arrived,
                busy.after(touched, slice.lastArrival(), endedCount, places));
    return commit(before, after, counts, quarantined(slice));
  }

  /**
   * Stores how far the lane's minutes are evaluated.
   *
   * @return the stored state; empty if unknown
   */
  public Optional<LaneMemory> storeProgress(LaneMemory evaluated) {
    return switch (commit(evaluated, evaluated.state().nextWithProgress(), Map.of(), List.of())) {
      case CommitResult.Committed<LaneMemory>(var stored) -> Optional.of(stored);
      case CommitResult.Conflict<LaneMemory>(var current) -> Optional.of(current);
      case CommitResult.Incomplete<LaneMemory> _, CommitResult.Refused<LaneMemory> _ ->
          Optional.empty();
    };
  }

  private CommitResult<LaneMemory> commit(
      LaneMemory before,
      LaneState after,
      Map<Minute, MinuteCount> counts,
      List<String> quarantined) {
    var expiresAt = clock.instant().plus(retention);
    var commit = new Commit(before.lane(), before.state(), after, counts, quarantined, expiresAt);
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

  private static List<String> quarantined(CountsSlice slice) {
    return slice.rejected().entrySet().stream()
        .map(object -> object.getKey().objectKey(object.getValue()))
        .toList();
  }

  /**
   * Returns the stored counts of the minutes that a slice touches, and of the minute that it ends.
   */
  private Map<Minute, MinuteCount> known(
      LaneMemory before, Set<Minute> touched, Optional<Minute> ended) {
    var known = new HashMap<>(before.minutes());
    var missing =
        Stream.concat(touched.stream(), ended.stream())
            .distinct()
            .filter(minute -> !known.containsKey(minute))
            .toList();
    if (!before.state().position().equals(Position.BEGINNING) && !missing.isEmpty()) {
      known.putAll(store.partialCounts(before.lane(), missing));
    }
    return known;
  }

  private static Map<Minute, MinuteCount> sums(
      Map<Minute, MinuteCount> known, Map<Minute, MinuteCount> more, Places places) {
    var sums = new LinkedHashMap<Minute, MinuteCount>();
    more.forEach(
        (minute, count) ->
            sums.put(minute, known.getOrDefault(minute, MinuteCount.EMPTY).plus(count, places)));
    return sums;
  }
}
