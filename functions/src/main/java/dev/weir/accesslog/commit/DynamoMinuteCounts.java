package dev.weir.accesslog.commit;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.aws.Refusals;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.DynamoLaneAttempts;
import dev.weir.stream.DynamoLaneAttempts.Carrier;
import dev.weir.stream.Lane;
import dev.weir.stream.RefusedException;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The counts in two DynamoDB tables, laid out as {@link DynamoMinuteItem} and {@link
 * DynamoLaneState} say.
 *
 * <p>A commit that touches the open minute alone is one conditional update of its item: a write
 * unit per kilobyte. Any other is one transaction: two per kilobyte and item. The SDK gives each
 * transaction a token, so that its own retries are recognised; an update that it repeats finds its
 * own effect.
 */
public final class DynamoMinuteCounts implements MinuteCounts {

  // The limit of BatchGetItem.
  private static final int KEYS_AT_ONCE = 100;

  // Each time a commit closed the minute between two reads: hardly ever twice.
  private static final int MAX_READS = 20;

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
    attempts = new DynamoLaneAttempts(dynamo, this::carrier);
    partial = new DynamoPartialCounts(dynamo, countsTable);
  }

  @Override
  public LaneState lane(Lane lane) {
    for (var reads = 0; reads < MAX_READS; reads++) {
      var own = item("lane", lane, positionsTable, DynamoLaneState.key(lane));
      var open = DynamoLaneState.openMinute(own);
      if (open.isEmpty()) {
        return DynamoLaneState.read(own, open);
      }
      var minute = item("open minute", lane, countsTable, DynamoMinuteItem.key(lane, open.get()));
      if (DynamoLaneState.isIn(minute)) {
        return DynamoLaneState.read(minute, open);
      }
      // Closed since the lane's item was read, which names another one by now.
    }
    throw new UnavailableException(
        "The item of the lane's open minute is closed or missing lane=" + lane.key(), null);
  }

  private Map<String, AttributeValue> item(
      String what, Lane lane, String table, Map<String, AttributeValue> key) {
    return asking(
            "read " + what + " lane=" + lane.key(),
            () -> dynamo.getItem(request -> request.tableName(table).key(key).consistentRead(true)))
        .item();
  }

  private Carrier carrier(Lane lane) {
    var own = item("lane", lane, positionsTable, DynamoLaneState.key(lane));
    return DynamoLaneState.openMinute(own)
        .map(
            minute ->
                new Carrier(
                    countsTable,
                    DynamoMinuteItem.key(lane, minute),
                    Optional.of("attribute_exists(" + DynamoLaneState.REVISION + ")"),
                    Map.of()))
        .orElseGet(
            () ->
                new Carrier(
                    positionsTable,
                    DynamoLaneState.key(lane),
                    Optional.of("attribute_not_exists(" + DynamoLaneState.OPEN_MINUTE + ")"),
                    DynamoLaneState.WHERE_NEW));
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
    // A response is limited to 16 MB: the missing keys are requested again.
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
    var writes = new DynamoCommit(commit, countsTable, positionsTable).writes();
    try {
      return asking(
          "commit lane=" + commit.lane().key() + " revision=" + commit.after().revision(),
          () -> write(writes, commit));
    } catch (RefusedException e) {
      return new CommitResult.Refused<>(e.getMessage());
    }
  }

  private CommitResult<LaneState> write(List<TransactWriteItem> writes, Commit commit) {
    try {
      if (writes.size() == 1 && writes.getFirst().update() != null) {
        dynamo.updateItem(alone(writes.getFirst().update()));
      } else {
        dynamo.transactWriteItems(request -> request.transactItems(writes));
      }
    } catch (ConditionalCheckFailedException e) {
      return new CommitResult.Conflict<>(lane(commit.lane()));
    } catch (TransactionCanceledException e) {
      return conflict(commit, e);
    }
    attempts.cleared(commit.lane());
    return new CommitResult.Committed<>(commit.after());
  }

  private static UpdateItemRequest alone(Update update) {
    return UpdateItemRequest.builder()
        .tableName(update.tableName())
        .key(update.key())
        .updateExpression(update.updateExpression())
        .conditionExpression(update.conditionExpression())
        .expressionAttributeNames(update.expressionAttributeNames())
        .expressionAttributeValues(update.expressionAttributeValues())
        .build();
  }

  // The first reason is that of the condition. Any other cancellation is contention or throttling:
  // it passes.
  private CommitResult<LaneState> conflict(Commit commit, TransactionCanceledException e) {
    var reason = e.cancellationReasons().isEmpty() ? null : e.cancellationReasons().getFirst();
    if (reason == null || !"ConditionalCheckFailed".equals(reason.code())) {
      throw e;
    }
    return new CommitResult.Conflict<>(lane(commit.lane()));
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
  public UnansweredStarts begin(Lane lane, String process) {
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
