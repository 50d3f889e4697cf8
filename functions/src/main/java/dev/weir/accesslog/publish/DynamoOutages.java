package dev.weir.accesslog.publish;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.alerts.Alert;
import dev.weir.alerts.DynamoAlertItem;
import dev.weir.aws.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The outages in the table of the alerts, laid out as {@link DynamoOutageItem} says. There, because
 * an outage changes together with the alert about it.
 */
public final class DynamoOutages implements Outages {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String NOT_THERE = "attribute_not_exists(id)";
  private static final String UNCHANGED = "revision = :before";

  private final DynamoDbClient dynamo;
  private final String table;

  /** Keeps outages in the named table of alerts. */
  public DynamoOutages(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Optional<Outage> of(String projection, String service) {
    var key = Map.of("id", fromS(DynamoOutageItem.id(projection, service)));
    var answer =
        asking(
            "read an outage",
            () ->
                dynamo.getItem(request -> request.tableName(table).key(key).consistentRead(true)));
    return answer.hasItem() ? Optional.of(DynamoOutageItem.read(answer.item())) : Optional.empty();
  }

  @Override
  public boolean begin(Outage first) {
    var item = DynamoOutageItem.of(first);
    return put(item, NOT_THERE, Map.of());
  }

  @Override
  public boolean replace(Outage before, Outage after, Optional<Alert> message) {
    var item = DynamoOutageItem.of(after);
    var values = Map.of(":before", fromN(Long.toString(before.revision())));
    return message.isEmpty()
        ? put(item, UNCHANGED, values)
        : put(item, values, DynamoAlertItem.pending(message.get()));
  }

  private boolean put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    return asking(
        "store an outage",
        () -> {
          try {
            dynamo.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(item)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values));
            return true;
          } catch (ConditionalCheckFailedException changed) {
            return false;
          }
        });
  }

  private boolean put(
      Map<String, AttributeValue> item,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> alert) {
    var outage = Put.builder().tableName(table).item(item).conditionExpression(UNCHANGED);
    var message = Put.builder().tableName(table).item(alert).conditionExpression(NOT_THERE);
    var writes =
        List.of(
            TransactWriteItem.builder()
                .put(outage.expressionAttributeValues(values).build())
                .build(),
            TransactWriteItem.builder().put(message.build()).build());
    return asking(
        "store an outage and its message",
        () -> {
          try {
            dynamo.transactWriteItems(request -> request.transactItems(writes));
            return true;
          } catch (TransactionCanceledException e) {
            if (failed(e, 0)) {
              return false;
            }
            if (failed(e, 1)) { // raised before the outage's item expired
              return put(item, UNCHANGED, values);
            }
            throw e; // contention or throttling, which is temporary
          }
        });
  }

  private static boolean failed(TransactionCanceledException e, int write) {
    var reasons = e.cancellationReasons().stream().map(CancellationReason::code).toList();
    return reasons.size() > write && CONDITION_FAILED.equals(reasons.get(write));
  }

  @Override
  public List<Outage> open(Optional<Outage> after, int limit) {
    var answer =
        asking(
            "list outages",
            () ->
                dynamo.query(
                    request ->
                        request
                            .tableName(table)
                            .indexName("pending")
                            .keyConditionExpression("#pending = :open")
                            .expressionAttributeNames(Map.of("#pending", DynamoOutageItem.PENDING))
                            .expressionAttributeValues(
                                Map.of(":open", fromS(DynamoOutageItem.OPEN)))
                            .exclusiveStartKey(after.map(DynamoOutageItem::openKey).orElse(null))
                            .limit(limit)));
    return answer.items().stream().map(DynamoOutageItem::read).toList();
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Refusals.of("Outages did not answer: " + what, e);
    }
  }
}
