package dev.weir.accesslog.commit;

import dev.weir.accesslog.commit.LaneState.ArrivalSpan;
import dev.weir.accesslog.decide.BusyServices;
import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.Places;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Position;
import java.time.Duration;
import java.time.Instant;
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

  // Each time another invocation of the lane was faster: hardly ever, and never for long.
  private static final int MAX_CONFLICTS = 10;

  private final MinuteCounts store;
  private final CountsAlone alone;
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
    alone = new CountsAlone(store);
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
    var next = next(before, slice);
    return commit(before, next.state(), next.counts(), quarantined(slice));
  }

  /**
   * Stores the lane's new state alone, with the names of objects of rejected lines: these are not
   * lost where the counts are.
   */
  public CommitResult<LaneMemory> claim(LaneMemory before, CountsSlice slice) {
    var claimed = next(before, slice).state().carriedBy(before.state().open());
    return commit(before, claimed, Map.of(), quarantined(slice));
  }

  /** Takes back that a slice was claimed of which nothing is counted. */
  public CommitResult<LaneMemory> release(LaneMemory before, LaneMemory claimed) {
    return commit(claimed, claimed.state().backTo(before.state()), Map.of(), List.of());
  }

  /**
   * Stores the counts of a slice that was claimed. Nobody else counts it, so the condition that
   * fails is only in the way: others have claimed what follows.
   */
  public CommitResult<LaneMemory> storeClaimed(LaneMemory claimed, CountsSlice slice) {
    var known = claimed;
    for (var conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts++) {
      var after = known.state().touching(slice.counts().keySet());
      var result = commit(known, after, next(known, slice).counts(), List.of());
      if (!(result instanceof CommitResult.Conflict<LaneMemory>(var current))) {
        return result;
      }
      if (current.state().equals(after)) {
        return new CommitResult.Committed<>(current); // stored after all, the answer was lost
      }
      known = current;
    }
    return new CommitResult.Conflict<>(known);
  }

  /** Adds the counts of a slice, and remembers the lane's new state without storing it. */
  public CommitResult<LaneMemory> storeAlone(LaneMemory before, CountsSlice slice) {
    var busy = before.state().busy();
    var places = places(busy);
    var expiresAt = clock.instant().plus(retention);
    return switch (alone.add(before.lane(), slice, places, expiresAt)) {
      case CommitResult.Committed<Map<Minute, MinuteCount>>(var counts) -> {
        name(before, slice, expiresAt);
        var ended = busy.ended(counts.keySet(), slice.lastArrival());
        var endedCount =
            ended.flatMap(
                minute ->
                    Optional.ofNullable(counts.get(minute))
                        .or(() -> alone.known(before.lane(), minute)));
        yield new CommitResult.Committed<>(
            before.after(state(before, slice, endedCount, places), counts));
      }
      case CommitResult.Conflict<Map<Minute, MinuteCount>> _ ->
          throw new IllegalStateException("A count that stands alone has nothing to conflict with");
      case CommitResult.Incomplete<Map<Minute, MinuteCount>>(var from, var why) ->
          new CommitResult.Incomplete<>(from, why);
      case CommitResult.Refused<Map<Minute, MinuteCount>>(var why) ->
          new CommitResult.Refused<>(why);
    };
  }

  private void name(LaneMemory before, CountsSlice slice, Instant expiresAt) {
    var objects = quarantined(slice);
    if (!objects.isEmpty()) {
      store.nameQuarantined(before.lane(), slice.lastRecord(), objects, expiresAt);
    }
  }

  /**
   * What a slice leads to.
   *
   * @param counts the minutes' counts with it
   */
  private record Next(LaneState state, Map<Minute, MinuteCount> counts) {}

  private Next next(LaneMemory before, CountsSlice slice) {
    var touched = slice.counts().keySet();
    var busy = before.state().busy();
    var places = places(busy);
    var ended = busy.ended(touched, slice.lastArrival());
    var known = known(before, touched, ended);
    var counts = sums(known, slice.counts(), places);
    var endedCount = ended.map(minute -> counts.getOrDefault(minute, known.get(minute)));
    return new Next(state(before, slice, endedCount, places), counts);
  }

  private Places places(BusyServices busy) {
    return new Places(maxServices, withRules, Set.copyOf(busy.names()));
  }

  private static LaneState state(
      LaneMemory before, CountsSlice slice, Optional<MinuteCount> ended, Places places) {
    var touched = slice.counts().keySet();
    var arrived = new ArrivalSpan(slice.firstArrival(), slice.lastArrival());
    var busy = before.state().busy().after(touched, slice.lastArrival(), ended, places);
    return before.state().next(slice.upTo(), List.copyOf(touched), arrived, busy);
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
