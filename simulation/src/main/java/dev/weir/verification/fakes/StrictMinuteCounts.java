package dev.weir.verification.fakes;

import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.DynamoCountsReader;
import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.commit.StoredCount;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.testkit.CallDisturbance;
import java.time.Instant;
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
 * The counts as one process stores them: the adapter itself, on a strict model of its tables. Each
 * call of a table may be disturbed, under the name of the port's call that it is a part of.
 */
public final class StrictMinuteCounts implements MinuteCounts {

  private static final String COUNTS = "counts";
  private static final String POSITIONS = "positions";
  private static final String QUARANTINED = "#quarantined#";
  private static final AttributeValue NOTHING = AttributeValue.fromS("");

  private static final ScopedValue<String> CALL = ScopedValue.newInstance();

  private final StrictDynamo tables;
  private final MinuteCounts adapter;

  /** Tables that always answer. */
  public StrictMinuteCounts() {
    this(CallDisturbance.NONE);
  }

  /** Tables whose calls are disturbed. */
  public StrictMinuteCounts(CallDisturbance disturbance) {
    this(
        new StrictDynamo(
            Map.of(COUNTS, List.of("window", "lane"), POSITIONS, List.of("lane")),
            named(disturbance)));
  }

  private StrictMinuteCounts(StrictDynamo tables) {
    this(tables, tables);
  }

  private StrictMinuteCounts(StrictDynamo tables, DynamoDbClient client) {
    this.tables = tables;
    adapter = new DynamoMinuteCounts(client, COUNTS, POSITIONS);
  }

  private static CallDisturbance named(CallDisturbance disturbance) {
    return new CallDisturbance() {
      @Override
      public void before(String operation) {
        disturbance.before(CALL.orElse(operation));
      }

      @Override
      public void after(String operation) {
        disturbance.after(CALL.orElse(operation));
      }
    };
  }

  /** The same tables for another process. */
  public StrictMinuteCounts anotherProcess() {
    return new StrictMinuteCounts(tables);
  }

  /** The same tables through another client, for instance one with a mistake. */
  public StrictMinuteCounts through(Function<DynamoDbClient, DynamoDbClient> client) {
    return new StrictMinuteCounts(tables, client.apply(tables));
  }

  /** The tables: {@code counts} and {@code positions}. */
  public StrictDynamo tables() {
    return tables;
  }

  private static <T> T named(String call, Supplier<T> effect) {
    return ScopedValue.where(CALL, call).call(effect::get);
  }

  @Override
  public LaneState lane(Lane lane) {
    return named("read position", () -> adapter.lane(lane));
  }

  @Override
  public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
    return named("read counts", () -> adapter.partialCounts(lane, minutes));
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    return named("commit", () -> adapter.commit(commit));
  }

  @Override
  public Set<String> quarantined(Lane lane) {
    return named("read quarantined", () -> adapter.quarantined(lane));
  }

  @Override
  public MinuteCount total(Lane lane, Minute minute) {
    return named("read total", () -> adapter.total(lane, minute));
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    return named("replace count", () -> adapter.replace(lane, minute, before, after, expiresAt));
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    ScopedValue.where(CALL, "name quarantined")
        .run(() -> adapter.nameQuarantined(lane, record, objects, expiresAt));
  }

  @Override
  public UnansweredStarts begin(Lane lane, String process) {
    return named("begin", () -> adapter.begin(lane, process));
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return named("hold", () -> adapter.hold(lane, process, record));
  }

  @Override
  public void clear(Lane lane) {
    ScopedValue.where(CALL, "clear").run(() -> adapter.clear(lane));
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

  /** Returns the totals over all lanes and incarnations of the one projection, by minute. */
  public Map<Minute, MinuteCount> totals() {
    return projection()
        .map(
            name ->
                new DynamoCountsReader(tables, COUNTS)
                    .totals(name, Optional.empty(), Optional.empty()))
        .orElseGet(TreeMap::new);
  }

  private Optional<String> projection() {
    var names =
        tables.items(COUNTS).stream()
            .map(item -> item.get("window").s())
            .filter(window -> !window.startsWith("#"))
            .map(window -> window.substring(0, window.indexOf('#')))
            .collect(Collectors.toSet());
    if (names.size() > 1) {
      throw new IllegalStateException("Counts of several projections: " + names);
    }
    return names.stream().findFirst();
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
