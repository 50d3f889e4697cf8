package dev.weir.archive;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.stream.Shard;
import dev.weir.stream.UnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The archive's lanes in the table of positions: {@code lane} (the key, such as {@code
 * archive#weir-dev-access-logs#1763875200000#shardId-000000000000}), {@code revision}, {@code
 * position} (the last sequence number, padded), {@code object} (the key of the last object), {@code
 * sha256} (of its bytes) and {@code records} (their number in all objects). One read and one write
 * unit per commit. Items never expire.
 */
public final class DynamoArchivePositions implements ArchivePositions {

  private static final String NOT_WRITTEN = "Position of the archive not written lane=";

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoArchivePositions(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public ArchivePosition of(Lane lane) {
    try {
      var item =
          dynamo
              .getItem(request -> request.tableName(table).key(key(lane)).consistentRead(true))
              .item();
      return item.isEmpty() ? ArchivePosition.beginning(lane) : read(lane, item);
    } catch (SdkException e) {
      throw new UnavailableException("Position of the archive not read lane=" + lane.key(), e);
    }
  }

  @Override
  public CommitResult<ArchivePosition> advance(ArchivePosition before, ArchivePosition after) {
    var lane = before.lane();
    var isNew = before.revision() == 0;
    try {
      dynamo.putItem(
          request -> {
            request.tableName(table).item(item(after));
            request.returnValuesOnConditionCheckFailure(
                ReturnValuesOnConditionCheckFailure.ALL_OLD);
            if (isNew) {
              request.conditionExpression("attribute_not_exists(lane)");
            } else {
              request
                  .conditionExpression("revision = :before")
                  .expressionAttributeValues(Map.of(":before", number(before.revision())));
            }
          });
      return new CommitResult.Committed<>(after);
    } catch (ConditionalCheckFailedException isAnother) {
      return conflict(lane, isAnother);
    } catch (SdkException e) {
      throw new UnavailableException(NOT_WRITTEN + lane.key(), e);
    }
  }

  // Also returned when the SDK retries after a lost answer: the stored position is then the
  // intended one, and covers the records.
  private static CommitResult<ArchivePosition> conflict(
      Lane lane, ConditionalCheckFailedException isAnother) {
    var current =
        isAnother.hasItem() ? read(lane, isAnother.item()) : ArchivePosition.beginning(lane);
    return new CommitResult.Conflict<>(current);
  }

  @Override
  public List<ArchivePosition> ofStream(String stream) {
    var prefix = PROJECTION + "#" + stream + "#";
    try {
      return dynamo
          .scanPaginator(
              request ->
                  request
                      .tableName(table)
                      .consistentRead(true)
                      .filterExpression("begins_with(lane, :prefix)")
                      .expressionAttributeValues(Map.of(":prefix", fromS(prefix))))
          .items()
          .stream()
          .map(item -> read(lane(stream, item.get("lane").s().substring(prefix.length())), item))
          .toList();
    } catch (SdkException e) {
      throw new UnavailableException("Positions of the archive not read stream=" + stream, e);
    }
  }

  private static Lane lane(String stream, String incarnationAndShard) {
    var separator = incarnationAndShard.indexOf('#');
    return new Lane(
        PROJECTION,
        stream,
        incarnationAndShard.substring(0, separator),
        new Shard(incarnationAndShard.substring(separator + 1)));
  }

  private static Map<String, AttributeValue> key(Lane lane) {
    return Map.of("lane", fromS(lane.key()));
  }

  private static Map<String, AttributeValue> item(ArchivePosition position) {
    var item = new LinkedHashMap<>(key(position.lane()));
    item.put("revision", number(position.revision()));
    item.put("records", number(position.records()));
    position
        .newest()
        .ifPresent(
            newest -> {
              item.put("position", fromS(newest.last().padded()));
              item.put("object", fromS(newest.key()));
              item.put("sha256", fromS(newest.sha256()));
            });
    return item;
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static ArchivePosition read(Lane lane, Map<String, AttributeValue> item) {
    return new ArchivePosition(
        lane,
        Long.parseLong(item.get("revision").n()),
        Optional.ofNullable(item.get("object"))
            .map(
                key ->
                    new ArchiveLink(
                        key.s(),
                        SequenceNumber.ofPadded(item.get("position").s()),
                        item.get("sha256").s())),
        Long.parseLong(item.get("records").n()));
  }
}
