package dev.weir.verification.fakes;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.commit.StoredCount;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.engine.ReplayLane;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.Position;
import dev.weir.stream.SequenceNumber;
import dev.weir.testkit.CallDisturbance;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counts in memory: linearizable, like DynamoDB's strongly consistent reads and transactions.
 */
public final class FakeMinuteCounts implements MinuteCounts {

  private record Key(String lane, Minute minute) {}

  private final CallDisturbance disturbance;
  private final FakeAttempts attempts;
  private final Map<String, LaneState> lanes = new HashMap<>();
  private final Map<Key, MinuteCount> counts = new HashMap<>();
  private final Map<Key, Long> versions = new HashMap<>();
  private final Map<String, Set<String>> quarantined = new HashMap<>();

  /** Creates a table that always answers. */
  public FakeMinuteCounts() {
    this(CallDisturbance.NONE);
  }

  /** Creates a table whose calls are disturbed. */
  public FakeMinuteCounts(CallDisturbance disturbance) {
    this.disturbance = disturbance;
    attempts = new FakeAttempts(disturbance);
  }

  @Override
  public LaneState lane(Lane lane) {
    disturbance.before("read position");
    return lanes.getOrDefault(lane.key(), LaneState.NEW);
  }

  @Override
  public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
    disturbance.before("read counts");
    var found = new HashMap<Minute, MinuteCount>();
    for (var minute : minutes) {
      var count = counts.get(new Key(lane.key(), minute));
      if (count != null) {
        found.put(minute, count);
      }
    }
    return found;
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    disturbance.before("commit");
    var result = apply(commit);
    disturbance.after("commit");
    return result;
  }

  private CommitResult<LaneState> apply(Commit commit) {
    var lane = commit.lane().key();
    var found = lanes.getOrDefault(lane, LaneState.NEW);
    if (found.revision() != commit.before().revision()) {
      return new CommitResult.Conflict<>(found);
    }
    lanes.put(lane, commit.after());
    attempts.cleared(commit.lane());
    commit.counts().forEach((minute, count) -> counts.put(new Key(lane, minute), count));
    quarantined
        .computeIfAbsent(ReplayLane.originOf(commit.lane()).key(), _ -> new HashSet<>())
        .addAll(commit.quarantined());
    return new CommitResult.Committed<>(commit.after());
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    disturbance.before("replace");
    var key = new Key(lane.key(), minute);
    var version = versions.getOrDefault(key, StoredCount.NONE.version());
    CommitResult<StoredCount> result;
    if (version == before.version()) {
      versions.put(key, after.version());
      counts.put(key, after.count());
      result = new CommitResult.Committed<>(after);
    } else {
      result = new CommitResult.Conflict<>(new StoredCount(version, counts.get(key)));
    }
    disturbance.after("replace");
    return result;
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    disturbance.before("name quarantined");
    quarantined.computeIfAbsent(lane.key(), _ -> new HashSet<>()).addAll(objects);
    disturbance.after("name quarantined");
  }

  @Override
  public Set<String> quarantined(Lane lane) {
    disturbance.before("read quarantined");
    return Set.copyOf(quarantined.getOrDefault(lane.key(), Set.of()));
  }

  @Override
  public MinuteCount total(Lane lane, Minute minute) {
    disturbance.before("read total");
    var stream = lane.key().substring(0, lane.key().lastIndexOf('#'));
    return counts.entrySet().stream()
        .filter(e -> e.getKey().minute().equals(minute) && e.getKey().lane().startsWith(stream))
        .map(Map.Entry::getValue)
        .reduce(MinuteCount.EMPTY, MinuteCounts::sum);
  }

  @Override
  public Unanswered begin(Lane lane, String process) {
    var withItem = new LaneState(1, Position.BEGINNING, List.of());
    return attempts.begin(lane, process, () -> lanes.putIfAbsent(lane.key(), withItem));
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return attempts.hold(lane, process, record);
  }

  @Override
  public void clear(Lane lane) {
    attempts.clear(lane);
  }

  /** Returns the objects in quarantine that commits name, by the key of their lane. */
  public Map<String, Set<String>> quarantined() {
    return Map.copyOf(quarantined);
  }

  /** Returns the totals over all lanes and incarnations, by minute. */
  public Map<Minute, MinuteCount> totals() {
    var totals = new TreeMap<Minute, MinuteCount>();
    counts.forEach((key, count) -> totals.merge(key.minute(), count, MinuteCounts::sum));
    return totals;
  }

  /** Removes the counts of a minute, as their time to live does; positions have none. */
  public void expire(Minute minute) {
    counts.keySet().removeIf(key -> key.minute().equals(minute));
    versions.keySet().removeIf(key -> key.minute().equals(minute));
  }
}
