package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.CountsSlice;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.accesslog.decide.Places;
import dev.weir.engine.CommitResult;
import dev.weir.engine.CommitResult.Committed;
import dev.weir.engine.CommitResult.Conflict;
import dev.weir.engine.CommitResult.Incomplete;
import dev.weir.engine.CommitResult.Refused;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Adds slices to counts without a position: each minute's count is one write. A write never
 * replaces another one that it does not know, so nothing is lost; that a slice was added before is
 * not noticed.
 *
 * <p>The last write is remembered, by lane; a wrong memory is found by the write's condition.
 */
final class CountsAlone {

  private static final int MAX_CONFLICTS = 10;
  private static final int MAX_MINUTES = 200;

  private final PartialCounts store;
  private final Map<Lane, SequencedMap<Minute, StoredCount>> known = new HashMap<>();

  CountsAlone(PartialCounts store) {
    this.store = store;
  }

  /** The remembered count of a minute. */
  Optional<MinuteCount> known(Lane lane, Minute minute) {
    return Optional.ofNullable(of(lane).get(minute)).map(StoredCount::count);
  }

  /**
   * Adds a slice.
   *
   * @return the minutes' counts with it
   */
  CommitResult<Map<Minute, MinuteCount>> add(
      Lane lane, CountsSlice slice, Places places, Instant expiresAt) {
    var sums = new LinkedHashMap<Minute, MinuteCount>();
    for (var minute : slice.counts().entrySet()) {
      var sum = add(lane, minute.getKey(), minute.getValue(), places, expiresAt);
      if (sum.isEmpty()) {
        return new Refused<>("The count of a minute is refused minute=" + minute.getKey());
      }
      sums.put(minute.getKey(), sum.get());
    }
    return new Committed<>(sums);
  }

  /** Adds to one minute; empty where that is refused. */
  private Optional<MinuteCount> add(
      Lane lane, Minute minute, MinuteCount more, Places places, Instant expiresAt) {
    var minutes = of(lane);
    var before = Optional.ofNullable(minutes.remove(minute)).orElse(StoredCount.NONE);
    for (var conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
      var after = before.next(before.count().plus(more, places));
      switch (store.replace(lane, minute, before, after, expiresAt)) {
        case Committed<StoredCount> _ -> {
          remember(minutes, minute, after);
          return Optional.of(after.count());
        }
        case Conflict<StoredCount>(var current) -> before = current;
        case Incomplete<StoredCount> _, Refused<StoredCount> _ -> {
          return Optional.empty();
        }
      }
    }
    throw new UnavailableException("Others write the same minute all the time " + minute, null);
  }

  private SequencedMap<Minute, StoredCount> of(Lane lane) {
    return known.computeIfAbsent(lane, _ -> new LinkedHashMap<>());
  }

  private static void remember(
      SequencedMap<Minute, StoredCount> minutes, Minute minute, StoredCount stored) {
    minutes.putLast(minute, stored);
    while (minutes.size() > MAX_MINUTES) {
      minutes.pollFirstEntry();
    }
  }
}
