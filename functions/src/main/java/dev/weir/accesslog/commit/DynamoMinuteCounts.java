package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.aws.Refusals;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.DynamoLaneAttempts;
import dev.weir.stream.Lane;
import dev.weir.stream.RefusedException;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The counts in two DynamoDB tables, laid out as {@link DynamoMinuteItem} and {@link
 * DynamoLaneItem} say.
 *
 * <p>A commit is one transaction over the lane's item and its minutes' items: two write units per
 * kilobyte. The lane's item alone has a condition, because all others are written together with it
 * and by nobody else. The SDK gives each transaction a token, so that its own retries are
 * recognised.
 */
public final class DynamoMinuteCounts implements MinuteCounts {

  // What BatchGetItem takes at once.
  private static final int KEYS_AT_ONCE = 100;

  private final DynamoDbClient dynamo;
  private final String countsTable;
  private final String positionsTable;
  private final DynamoLaneAttempts attempts;
  private final PartialCounts partial;

  /** Keeps counts and positions in the named tables. */
  public DynamoMinuteCounts(DynamoDbClient dynamo, String countsTable, String positionsTable) {
    this.dynamo = dynamo;
    this.countsTable = countsTable;
    this.positionsTable = positionsTable;
    attempts = new DynamoLaneAttempts(dynamo, positionsTable, DynamoLaneItem.WHERE_NEW);
    partial = new DynamoPartialCounts(dynamo, countsTable);
  }

  @Override
  public LaneState lane(Lane lane) {
    var answer =
        asking(
            "read position lane=" + lane.key(),
            () ->
                dynamo.getItem(
                    request ->
                        request
                            .tableName(positionsTable)
                            .key(DynamoLaneItem.key(lane))
                            .consistentRead(true)));
    return DynamoLaneItem.read(answer.item());
  }

  @Override
  public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
    var counts = new HashMap<Minute, MinuteCount>();
    var keys = minutes.stream().map(minute -> DynamoMinuteItem.key(lane, minute)).toList();
    for (var from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      var some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
      for (var item : readAll(some)) {
        counts.put(DynamoMinuteItem.minute(item), DynamoMinuteItem.count(item));
      }
    }
    return counts;
  }

  private List<Map<String, AttributeValue>> readAll(List<Map<String, AttributeValue>> keys) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    var unread = Map.of(countsTable, consistently(keys));
    // An answer ends at 16 MB: what it leaves out is asked for again.
    while (!unread.isEmpty()) {
      var asked = unread;
      var answer =
          asking("read counts", () -> dynamo.batchGetItem(request -> request.requestItems(asked)));
      items.addAll(answer.responses().getOrDefault(countsTable, List.of()));
      unread = answer.unprocessedKeys();
    }
    return items;
  }

  private static KeysAndAttributes consistently(List<Map<String, AttributeValue>> keys) {
    return KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
  }

  @Override
  public CommitResult<LaneState> commit(Commit commit) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(laneItem(commit));
    commit.counts().forEach((minute, count) -> items.add(minuteItem(commit, minute, count)));
    if (!commit.quarantined().isEmpty()) {
      items.add(quarantinedItem(commit));
    }
    try {
      return asking(
          "commit lane=" + commit.lane().key() + " revision=" + commit.after().revision(),
          () -> write(items, commit));
    } catch (RefusedException e) {
      return new CommitResult.Refused<>(e.getMessage());
    }
  }

  private CommitResult<LaneState> write(List<TransactWriteItem> items, Commit commit) {
    try {
      dynamo.transactWriteItems(request -> request.transactItems(items));
      attempts.cleared(commit.lane());
      return new CommitResult.Committed<>(commit.after());
    } catch (TransactionCanceledException e) {
      return conflict(e);
    }
  }

  private TransactWriteItem laneItem(Commit commit) {
    var put =
        Put.builder()
            .tableName(positionsTable)
            .item(DynamoLaneItem.of(commit.lane(), commit.after()))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (commit.before().revision() == LaneState.NEW.revision()) {
      put.conditionExpression("attribute_not_exists(lane)");
    } else {
      put.conditionExpression("revision = :before")
          .expressionAttributeValues(Map.of(":before", DynamoLaneItem.revision(commit.before())));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private TransactWriteItem minuteItem(Commit commit, Minute minute, MinuteCount count) {
    var item =
        DynamoMinuteItem.of(commit.lane(), minute, count, commit.after(), commit.expiresAt());
    return TransactWriteItem.builder().put(put -> put.tableName(countsTable).item(item)).build();
  }

  private TransactWriteItem quarantinedItem(Commit commit) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(countsTable).item(DynamoQuarantinedItem.of(commit)))
        .build();
  }

  @Override
  public Set<String> quarantined(Lane lane) {
    return asking(
        "read quarantined lane=" + lane.key(),
        () ->
            dynamo
                .queryPaginator(
                    request ->
                        request
                            .tableName(countsTable)
                            .keyConditionExpression("#window = :window")
                            .expressionAttributeNames(Map.of("#window", "window"))
                            .expressionAttributeValues(
                                Map.of(":window", DynamoQuarantinedItem.window(lane)))
                            .consistentRead(true))
                .items()
                .stream()
                .flatMap(DynamoQuarantinedItem::objects)
                .collect(Collectors.toSet()));
  }

  // The first reason is the lane's. Any other cancellation is contention or throttling: it passes.
  private static CommitResult<LaneState> conflict(TransactionCanceledException e) {
    var reason = e.cancellationReasons().isEmpty() ? null : e.cancellationReasons().getFirst();
    if (reason == null || !isConditionFailure(reason)) {
      throw e;
    }
    return new CommitResult.Conflict<>(DynamoLaneItem.read(reason.item()));
  }

  private static boolean isConditionFailure(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  @Override
  public MinuteCount total(Lane lane, Minute minute) {
    return asking(
        "read total minute=" + minute,
        () ->
            dynamo
                .queryPaginator(
                    request ->
                        request
                            .tableName(countsTable)
                            .keyConditionExpression("#window = :window")
                            .expressionAttributeNames(Map.of("#window", "window"))
                            .expressionAttributeValues(
                                Map.of(":window", DynamoMinuteItem.window(lane, minute)))
                            .consistentRead(true))
                .items()
                .stream()
                .map(DynamoMinuteItem::count)
                .reduce(MinuteCount.EMPTY, MinuteCounts::sum));
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    return partial.replace(lane, minute, before, after, expiresAt);
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    partial.nameQuarantined(lane, record, objects, expiresAt);
  }

  @Override
  public Unanswered begin(Lane lane, String process) {
    return attempts.begin(lane, process);
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    return attempts.hold(lane, process, record);
  }

  @Override
  public void clear(Lane lane) {
    attempts.clear(lane);
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Refusals.of("Counts did not answer: " + what, e);
    }
  }
}
