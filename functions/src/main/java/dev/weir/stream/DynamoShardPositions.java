package dev.weir.stream;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Keeps positions in a DynamoDB table, one item a lane: {@code {"lane":
 * "v1#access-logs#1763875200000#shardId-000000000006", "position": "000...4959"}}; the position is
 * {@linkplain SequenceNumber#padded() padded}, so that conditions compare it as a number. Reads are
 * strongly consistent. Items don't expire.
 */
public final class DynamoShardPositions implements ShardPositions {

  /** The partition key: {@link Lane#key()}. */
  public static final String LANE = "lane";

  /** The attribute that holds the padded sequence number. */
  public static final String POSITION = "position";

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoShardPositions(DynamoDbClient dynamo, String table) {
    this.dynamo = Objects.requireNonNull(dynamo, "dynamo");
    this.table = Objects.requireNonNull(table, "table");
  }

  @Override
  public Optional<SequenceNumber> position(Lane lane) {
    var request =
        GetItemRequest.builder()
            .tableName(table)
            .key(Map.of(LANE, text(lane.key())))
            .consistentRead(true)
            .build();
    return Optional.ofNullable(dynamo.getItem(request).item().get(POSITION))
        .map(AttributeValue::s)
        .map(SequenceNumber::ofPadded);
  }

  @Override
  public void advance(Lane lane, SequenceNumber to) {
    var request =
        PutItemRequest.builder()
            .tableName(table)
            .item(Map.of(LANE, text(lane.key()), POSITION, text(to.padded())))
            .conditionExpression("attribute_not_exists(#position) OR #position < :to")
            .expressionAttributeNames(Map.of("#position", POSITION))
            .expressionAttributeValues(Map.of(":to", text(to.padded())))
            .build();
    putUnlessFurther(request);
  }

  @SuppressWarnings("EmptyCatch") // The failed condition is the answer that was asked for.
  private void putUnlessFurther(PutItemRequest request) {
    try {
      dynamo.putItem(request);
    } catch (ConditionalCheckFailedException further) {
      // Another invocation, or an earlier try of this one, is there or further: nothing to do.
    }
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
