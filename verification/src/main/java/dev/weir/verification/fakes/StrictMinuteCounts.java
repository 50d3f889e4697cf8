package dev.weir.verification.fakes;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The counts as one process stores them: the adapter itself, on a strict model of its tables. What
 * disturbs the calls of the port disturbs those of the tables, too.
 */
public final class StrictMinuteCounts implements MinuteCounts {

  private static final String COUNTS = "counts";
  private static final String POSITIONS = "positions";
  private static final String QUARANTINED = "#quarantined#";
  private static final AttributeValue NOTHING = AttributeValue.fromS("");

  private final CallDisturbance disturbance;
  private final StrictDynamo tables;
  private final MinuteCounts adapter;

  /** Tables that always answer. */
  public StrictMinuteCounts() {
    this(CallDisturbance.NONE);
  }

  /** Tables whose calls are disturbed. */
  public StrictMinuteCounts(CallDisturbance disturbance) {
    this(
        disturbance,
        new StrictDynamo(
            Map.of(COUNTS, List.of("window", "lane"), POSITIONS, List.of("lane")), disturbance));
  }

  private StrictMinuteCounts(CallDisturbance disturbance, StrictDynamo tables) {
    this(disturbance, tables, tables);
  }

  private StrictMinuteCounts(
      CallDisturbance disturbance, StrictDynamo tables, DynamoDbClient client) {
    this.disturbance = disturbance;
    this.tables = tables;
    adapter = new DynamoMinuteCounts(client, COUNTS, POSITIONS);
  }

  /** The same tables for another process. */
  public StrictMinuteCounts anotherProcess() {
    return new StrictMinuteCounts(disturbance, tables);
  }

  /** The same tables through another client, for instance one with a mistake. */
  public StrictMinuteCounts through(Function<DynamoDbClient, DynamoDbClient> client) {
    return new StrictMinuteCounts(disturbance, tables, client.apply(tables));
  }

  /** The tables: {@code counts} and {@code positions}. */
  public StrictDynamo tables() {
    return tables;
  }

  private <T> T disturbed(String call, Supplier<T> effect) {
    disturbance.before(call);
    var answer = effect.get();
    disturbance.after(call);
    return answer;
  }

  @Override
  public LaneState lane(Lane lane) {
    return disturbed("read position", () -> adapter.lane(lane));
  }

  @Override
  public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
    return disturbed("read counts", () -> adapter.partialCounts(lane, minutes));
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    return disturbed("commit", () -> adapter.commit(commit));
  }

  @Override
  public Set<String> quarantined(Lane lane) {
    return disturbed("read quarantined", () -> adapter.quarantined(lane));
  }

  @Override
  public MinuteCount total(Lane lane, Minute minute) {
    return disturbed("read total", () -> adapter.total(lane, minute));
  }

  @Override
  public Unanswered begin(Lane lane, String process) {
    return disturbed("begin", () -> adapter.begin(lane, process));
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return disturbed("hold", () -> adapter.hold(lane, process, record));
  }

  @Override
  public void clear(Lane lane) {
    disturbance.before("clear");
    adapter.clear(lane);
    disturbance.after("clear");
  }

  /** The objects in quarantine that commits name, by the key of the lane that they stood in. */
  public Map<String, Set<String>> quarantined() {
    return tables.items(COUNTS).stream()
        .filter(item -> item.get("window").s().startsWith(QUARANTINED))
        .collect(
            Collectors.toMap(
                item -> item.get("window").s().substring(QUARANTINED.length()),
                item ->
                    item.get("objects").l().stream()
                        .map(AttributeValue::s)
                        .collect(Collectors.toSet()),
                (one, other) -> {
                  var all = new HashSet<>(one);
                  all.addAll(other);
                  return all;
                },
                TreeMap::new));
  }

  /** The totals over all lanes and incarnations of the projection {@code v1}, by minute. */
  public Map<Minute, MinuteCount> totals() {
    return new DynamoCountsReader(tables, COUNTS).totals("v1", Optional.empty(), Optional.empty());
  }

  /** Forgets the counts of a minute, where their time to live is set; positions have none. */
  public void expire(Minute minute) {
    tables.expire(
        COUNTS,
        item ->
            item.containsKey("expiresAt")
                && minute.toString().equals(item.getOrDefault("minute", NOTHING).s()));
  }
}
