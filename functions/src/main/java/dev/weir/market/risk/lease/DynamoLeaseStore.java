package dev.weir.market.risk.lease;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.market.DynamoConflicts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Leases in a DynamoDB table of several Regions: key {@code group}; {@code holder}, {@code epoch},
 * {@code expiresAt} (epoch milliseconds), {@code refreshed}. There is no attribute for DynamoDB's
 * time to live, which such a table does not support.
 */
public final class DynamoLeaseStore implements LeaseStore {

  private static final Map<String, String> KEY_NAME = Map.of("#group", "group");

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoLeaseStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Optional<Lease> read(String group) {
    var item =
        DynamoConflicts.asking(
            "Leases",
            "read group=" + group,
            () ->
                dynamo
                    .getItem(
                        request ->
                            request
                                .tableName(table)
                                .key(Map.of("group", fromS(group)))
                                .consistentRead(true))
                    .item());
    return item.isEmpty() ? Optional.empty() : Optional.of(lease(item));
  }

  private static Lease lease(Map<String, AttributeValue> item) {
    return new Lease(
        item.get("group").s(),
        item.get("holder").s(),
        Long.parseLong(item.get("epoch").n()),
        Instant.ofEpochMilli(Long.parseLong(item.get("expiresAt").n())),
        Long.parseLong(item.get("refreshed").n()));
  }

  @Override
  public boolean replace(Optional<Lease> before, Lease after) {
    var put = PutItemRequest.builder().tableName(table).item(item(after));
    var request =
        before.isEmpty()
            ? put.conditionExpression("attribute_not_exists(#group)")
                .expressionAttributeNames(KEY_NAME)
                .build()
            : put.conditionExpression(
                    "holder = :holder AND epoch = :epoch AND expiresAt = :expiresAt"
                        + " AND refreshed = :refreshed")
                .expressionAttributeValues(values(before.get()))
                .build();
    return DynamoConflicts.asking(
        "Leases",
        "replace group=" + after.group(),
        () -> {
          try {
            dynamo.putItem(request);
            return true;
          } catch (ConditionalCheckFailedException isAnother) {
            return false;
          }
        });
  }

  private static Map<String, AttributeValue> item(Lease lease) {
    return Map.of(
        "group", fromS(lease.group()),
        "holder", fromS(lease.holder()),
        "epoch", number(lease.epoch()),
        "expiresAt", number(lease.expiresAt().toEpochMilli()),
        "refreshed", number(lease.refreshed()));
  }

  private static Map<String, AttributeValue> values(Lease lease) {
    return Map.of(
        ":holder", fromS(lease.holder()),
        ":epoch", number(lease.epoch()),
        ":expiresAt", number(lease.expiresAt().toEpochMilli()),
        ":refreshed", number(lease.refreshed()));
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }
}
