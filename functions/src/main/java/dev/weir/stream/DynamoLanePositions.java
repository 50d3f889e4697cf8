package dev.weir.stream;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Positions in a DynamoDB table: {@code lane} (the key, from {@link Lane#key()}) and {@code
 * position} (the sequence number, padded to 129 digits so that it compares as text), alongside the
 * attributes of {@link DynamoLaneAttempts}. One write unit per call.
 */
public final class DynamoLanePositions implements StoredPositions {

  private final DynamoDbClient dynamo;
  private final String table;
  private final DynamoLaneAttempts attempts;

  public DynamoLanePositions(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    attempts = new DynamoLaneAttempts(dynamo, table, Map.of());
  }

  @Override
  public void advance(Lane lane, SequenceNumber upTo) {
    try {
      dynamo.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(Map.of("lane", fromS(lane.key())))
                  .updateExpression("SET #position = :position " + DynamoLaneAttempts.CLEAR)
                  .conditionExpression("attribute_not_exists(#position) OR #position < :position")
                  .expressionAttributeNames(Map.of("#position", "position"))
                  .expressionAttributeValues(Map.of(":position", fromS(upTo.padded()))));
      attempts.cleared(lane);
    } catch (ConditionalCheckFailedException isThereAlready) {
      // Repeated or overtaken: a position only increases.
      return;
    } catch (SdkException e) {
      throw new UnavailableException("Position not written lane=" + lane.key(), e);
    }
  }

  @Override
  public boolean claim(Lane lane, Optional<SequenceNumber> before, SequenceNumber upTo) {
    var values = new HashMap<>(Map.of(":position", fromS(upTo.padded())));
    before.ifPresent(at -> values.put(":before", fromS(at.padded())));
    try {
      dynamo.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(Map.of("lane", fromS(lane.key())))
                  .updateExpression("SET #position = :position " + DynamoLaneAttempts.CLEAR)
                  .conditionExpression(
                      before.isPresent()
                          ? "#position = :before"
                          : "attribute_not_exists(#position)")
                  .expressionAttributeNames(Map.of("#position", "position"))
                  .expressionAttributeValues(values));
      attempts.cleared(lane);
      return true;
    } catch (ConditionalCheckFailedException isElsewhere) {
      return false;
    } catch (SdkException e) {
      throw new UnavailableException("Position not written lane=" + lane.key(), e);
    }
  }

  @Override
  public Optional<SequenceNumber> of(Lane lane) {
    try {
      var found =
          dynamo.getItem(
              request ->
                  request
                      .tableName(table)
                      .key(Map.of("lane", fromS(lane.key())))
                      .consistentRead(true));
      return Optional.ofNullable(found.item().get("position"))
          .map(AttributeValue::s)
          .map(SequenceNumber::ofPadded);
    } catch (SdkException e) {
      throw new UnavailableException("Position not read lane=" + lane.key(), e);
    }
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
}
