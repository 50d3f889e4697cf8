package dev.weir.accesslog.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;

import dev.weir.aws.Refusals;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.stream.Lane;
import dev.weir.stream.RefusedException;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Partial counts in the table of counts, each in the item that {@link DynamoMinuteItem} describes,
 * with a {@code version} in place of the lane's fence. One write unit a kilobyte.
 */
final class DynamoPartialCounts implements PartialCounts {

  private static final String VERSION = "version";

  private final DynamoDbClient dynamo;
  private final String table;

  DynamoPartialCounts(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public CommitResult<StoredCount> replace(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    try {
      dynamo.putItem(put(lane, minute, before, after, expiresAt));
      return new CommitResult.Committed<>(after);
    } catch (ConditionalCheckFailedException e) {
      return new CommitResult.Conflict<>(read(e.item()));
    } catch (SdkException e) {
      return refusedOrUnavailable("count minute=" + minute, e);
    }
  }

  private PutItemRequest put(
      Lane lane, Minute minute, StoredCount before, StoredCount after, Instant expiresAt) {
    var item = new HashMap<>(DynamoMinuteItem.key(lane, minute));
    item.putAll(DynamoMinuteItem.closed(minute, after.count(), LaneState.NEW, expiresAt));
    item.put(VERSION, fromN(Long.toString(after.version())));
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .expressionAttributeNames(Map.of("#version", VERSION))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return before.version() == StoredCount.NONE.version()
        ? put.conditionExpression("attribute_not_exists(#version)").build()
        : put.conditionExpression("#version = :before")
            .expressionAttributeValues(Map.of(":before", fromN(Long.toString(before.version()))))
            .build();
  }

  private static StoredCount read(Map<String, AttributeValue> item) {
    var version = Optional.ofNullable(item.get(VERSION)).map(at -> Long.parseLong(at.n()));
    return version.isEmpty()
        ? StoredCount.NONE
        : new StoredCount(version.get(), DynamoMinuteItem.count(item));
  }

  private static CommitResult<StoredCount> refusedOrUnavailable(String what, SdkException e) {
    return switch (Refusals.of("Counts did not answer: " + what, e)) {
      case RefusedException refused -> new CommitResult.Refused<>(refused.getMessage());
      case UnavailableException unavailable -> throw unavailable;
    };
  }

  @Override
  public void nameQuarantined(
      Lane lane, SequenceNumber record, List<String> objects, Instant expiresAt) {
    try {
      dynamo.putItem(
          request ->
              request
                  .tableName(table)
                  .item(DynamoQuarantinedItem.of(lane, record.padded(), objects, expiresAt)));
    } catch (SdkException e) {
      throw Refusals.of("Counts did not answer: name quarantined lane=" + lane.key(), e);
    }
  }
}
