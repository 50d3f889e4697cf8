package dev.weir.verification.fakes;

import static dev.weir.verification.fakes.StrictExpressions.refused;

import dev.weir.testkit.CallDisturbance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * DynamoDB's tables in memory, strict and linearizable, as far as the adapters of lanes use them:
 * what DynamoDB refuses is refused, and the units are added up that it charges for. Each call may
 * be disturbed, under the operation's name. An operation that is not modelled is not supported,
 * which the SDK's interface says by itself.
 */
public final class StrictDynamo implements DynamoDbClient {

  private static final int WRITE_UNIT = 1024;
  private static final int READ_UNIT = 4096;
  private static final int MAX_KEYS = 100;
  private static final int MAX_WRITES = 100;
  private static final int MAX_TRANSACTION_BYTES = 4 << 20;

  /**
   * One write, alone or in a transaction.
   *
   * @param key names the item; a whole item does, too
   */
  private record DynamoWrite(
      String table,
      Map<String, AttributeValue> key,
      Optional<Map<String, AttributeValue>> item,
      String update,
      Optional<String> condition,
      StrictExpressions expressions) {

    Map<String, AttributeValue> of(Map<String, AttributeValue> found) {
      if (item.isPresent()) {
        return item.get();
      }
      var base = new HashMap<>(found);
      base.putAll(key);
      return expressions.updated(update, base);
    }
  }

  private final CallDisturbance disturbance;
  private final Map<String, List<String>> keys;
  private final Map<String, Map<List<String>, Map<String, AttributeValue>>> tables =
      new HashMap<>();
  private long writeUnits;
  private long readUnits;

  /**
   * Tables without items.
   *
   * @param keys the names of each table's key attributes, the partition key first
   */
  public StrictDynamo(Map<String, List<String>> keys, CallDisturbance disturbance) {
    this.keys = Map.copyOf(keys);
    this.disturbance = disturbance;
    keys.keySet().forEach(table -> tables.put(table, new HashMap<>()));
  }

  /** What a table holds. */
  public List<Map<String, AttributeValue>> items(String table) {
    return List.copyOf(tables.get(table).values());
  }

  /** Stores an item as it is, as an earlier version may have. */
  public void store(String table, Map<String, AttributeValue> item) {
    tables.get(table).put(placeOf(table, item), Map.copyOf(item));
  }

  /** Deletes items, as their time to live does. */
  public void expire(String table, Predicate<Map<String, AttributeValue>> which) {
    tables.get(table).values().removeIf(which);
  }

  /** Write units that were charged up to now. */
  public long writeUnits() {
    return writeUnits;
  }

  /** Read units that were charged up to now. */
  public long readUnits() {
    return readUnits;
  }

  private List<String> placeOf(String table, Map<String, AttributeValue> item) {
    return keys.get(table).stream()
        .map(
            name ->
                Optional.ofNullable(item.get(name))
                    .map(AttributeValue::s)
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> refused("The key is not complete: " + name)))
        .toList();
  }

  private Map<String, AttributeValue> requireKey(String table, Map<String, AttributeValue> key) {
    if (!Set.copyOf(keys.get(table)).equals(key.keySet())) {
      throw refused("Not the key of " + table + ": " + key.keySet());
    }
    return key;
  }

  private Map<String, AttributeValue> found(String table, Map<String, AttributeValue> key) {
    return tables.get(table).getOrDefault(placeOf(table, key), Map.of());
  }

  private <T> T disturbed(String call, Supplier<T> effect) {
    disturbance.before(call);
    var answer = effect.get();
    disturbance.after(call);
    return answer;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return disturbed(
        "GetItem",
        () -> {
          requireConsistent(request.consistentRead());
          var item = found(request.tableName(), requireKey(request.tableName(), request.key()));
          readUnits += units(ItemSize.of(item), READ_UNIT);
          return GetItemResponse.builder().item(item.isEmpty() ? null : item).build();
        });
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return disturbed(
        "BatchGetItem",
        () -> {
          var responses = new HashMap<String, List<Map<String, AttributeValue>>>();
          request
              .requestItems()
              .forEach(
                  (table, asked) -> {
                    requireConsistent(asked.consistentRead());
                    if (asked.keys().isEmpty() || asked.keys().size() > MAX_KEYS) {
                      throw refused("Too many keys, or none: " + asked.keys().size());
                    }
                    var places =
                        asked.keys().stream().map(key -> placeOf(table, requireKey(table, key)));
                    if (places.distinct().count() < asked.keys().size()) {
                      throw refused("Provided list of item keys contains duplicates");
                    }
                    responses.put(
                        table,
                        asked.keys().stream()
                            .map(key -> found(table, key))
                            .peek(item -> readUnits += units(ItemSize.of(item), READ_UNIT))
                            .filter(item -> !item.isEmpty())
                            .toList());
                  });
          return BatchGetItemResponse.builder().responses(responses).build();
        });
  }

  // A decision on values that were read needs them to have been there.
  private static void requireConsistent(Boolean isConsistent) {
    if (!Boolean.TRUE.equals(isConsistent)) {
      throw new IllegalArgumentException("A read that is eventually consistent only");
    }
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return disturbed(
        "Query",
        () -> {
          requireConsistent(request.consistentRead());
          var expressions =
              new StrictExpressions(
                  request.expressionAttributeNames(), request.expressionAttributeValues());
          var found =
              matching(
                  request.tableName(),
                  expressions,
                  Optional.ofNullable(request.keyConditionExpression()));
          expressions.requireAllUsed();
          readUnits += units(found.stream().mapToInt(ItemSize::of).sum(), READ_UNIT);
          return QueryResponse.builder().items(found).build();
        });
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    var expressions =
        new StrictExpressions(
            request.expressionAttributeNames(), request.expressionAttributeValues());
    var found =
        matching(request.tableName(), expressions, Optional.ofNullable(request.filterExpression()));
    return ScanResponse.builder().items(found).build();
  }

  private List<Map<String, AttributeValue>> matching(
      String table, StrictExpressions expressions, Optional<String> condition) {
    expressions.holds(condition, Map.of()); // read also where there is nothing to compare with
    return tables.get(table).values().stream()
        .filter(item -> expressions.holds(condition, item))
        .toList();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return disturbed(
        "UpdateItem",
        () -> {
          var write =
              new DynamoWrite(
                  request.tableName(),
                  requireKey(request.tableName(), request.key()),
                  Optional.empty(),
                  request.updateExpression(),
                  Optional.ofNullable(request.conditionExpression()),
                  new StrictExpressions(
                      request.expressionAttributeNames(), request.expressionAttributeValues()));
          var next = written(write, request.returnValuesOnConditionCheckFailure());
          return UpdateItemResponse.builder().attributes(next).build();
        });
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return disturbed(
        "PutItem",
        () -> {
          var write =
              new DynamoWrite(
                  request.tableName(),
                  request.item(),
                  Optional.of(request.item()),
                  "",
                  Optional.ofNullable(request.conditionExpression()),
                  new StrictExpressions(
                      request.expressionAttributeNames(), request.expressionAttributeValues()));
          written(write, request.returnValuesOnConditionCheckFailure());
          return PutItemResponse.builder().build();
        });
  }

  private Map<String, AttributeValue> written(
      DynamoWrite write, ReturnValuesOnConditionCheckFailure whenRefused) {
    var found = found(write.table(), write.key());
    if (!write.expressions().holds(write.condition(), found)) {
      writeUnits += units(ItemSize.of(found), WRITE_UNIT);
      var isReturned = whenRefused == ReturnValuesOnConditionCheckFailure.ALL_OLD;
      throw ConditionalCheckFailedException.builder()
          .message("The conditional request failed")
          .item(isReturned && !found.isEmpty() ? found : null)
          .build();
    }
    var next = checked(write, found);
    writeUnits += unitsOfWrite(found, next);
    store(write.table(), next);
    return next;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return disturbed(
        "TransactWriteItems",
        () -> {
          var writes = request.transactItems().stream().map(this::write).toList();
          requireDistinct(writes);
          var reasons = new ArrayList<CancellationReason>();
          writes.forEach(write -> reasons.add(reason(write)));
          var items =
              writes.stream()
                  .map(write -> checked(write, found(write.table(), write.key())))
                  .toList();
          if (items.stream().mapToInt(ItemSize::of).sum() > MAX_TRANSACTION_BYTES) {
            throw refused("Transaction request cannot include items larger than 4 MB in total");
          }
          for (var i = 0; i < items.size(); i++) {
            var write = writes.get(i);
            writeUnits += 2 * unitsOfWrite(found(write.table(), write.key()), items.get(i));
          }
          if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
            throw TransactionCanceledException.builder()
                .message("Transaction cancelled")
                .cancellationReasons(reasons)
                .build();
          }
          for (var i = 0; i < items.size(); i++) {
            store(writes.get(i).table(), items.get(i));
          }
          return TransactWriteItemsResponse.builder().build();
        });
  }

  private void requireDistinct(List<DynamoWrite> writes) {
    if (writes.isEmpty() || writes.size() > MAX_WRITES) {
      throw refused("Too many writes, or none: " + writes.size());
    }
    var places =
        writes.stream().map(write -> List.of(write.table(), placeOf(write.table(), write.key())));
    if (places.distinct().count() < writes.size()) {
      throw refused("Transaction request cannot include multiple operations on one item");
    }
  }

  private CancellationReason reason(DynamoWrite write) {
    var holds = write.expressions().holds(write.condition(), found(write.table(), write.key()));
    return CancellationReason.builder().code(holds ? "None" : "ConditionalCheckFailed").build();
  }

  private DynamoWrite write(TransactWriteItem one) {
    if (one.update() != null) {
      var update = one.update();
      return new DynamoWrite(
          update.tableName(),
          requireKey(update.tableName(), update.key()),
          Optional.empty(),
          update.updateExpression(),
          Optional.ofNullable(update.conditionExpression()),
          new StrictExpressions(
              update.expressionAttributeNames(), update.expressionAttributeValues()));
    }
    var put = one.put();
    return new DynamoWrite(
        put.tableName(),
        put.item(),
        Optional.of(put.item()),
        "",
        Optional.ofNullable(put.conditionExpression()),
        new StrictExpressions(put.expressionAttributeNames(), put.expressionAttributeValues()));
  }

  private Map<String, AttributeValue> checked(
      DynamoWrite write, Map<String, AttributeValue> found) {
    var next = write.of(found);
    write.expressions().requireAllUsed();
    ItemSize.require(next, keys.get(write.table()).getFirst());
    return next;
  }

  private static long unitsOfWrite(
      Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    return units(Math.max(ItemSize.of(before), ItemSize.of(after)), WRITE_UNIT);
  }

  private static long units(int bytes, int unit) {
    return Math.max(1, Math.ceilDiv(bytes, unit));
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {
    // memory
  }
}
