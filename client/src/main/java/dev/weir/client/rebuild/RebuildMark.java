package dev.weir.client.rebuild;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.client.CommandFault;
import dev.weir.stream.Lane;
import dev.weir.stream.ProjectionName;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item in the table of positions, {@code rebuild#<projection>#<stream>}, which records that a
 * rebuild began with an empty projection. A restarted rebuild may therefore continue, and a
 * projection that an event source filled is recognised by having lanes without a mark.
 *
 * @param from records that arrived earlier are left out
 * @param publishes whether alerts are published
 */
record RebuildMark(Instant from, boolean publishes) {

  private static final String KEY = "lane";

  /**
   * Begins a rebuild, or returns the one begun earlier.
   *
   * @throws CommandFault if something else has filled the projection
   */
  static RebuildMark begin(
      DynamoDbClient dynamo, String table, String projection, String stream, RebuildMark wanted) {
    var key = Map.of(KEY, fromS(ProjectionName.REBUILD + "#" + projection + "#" + stream));
    var item = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    if (!item.isEmpty()) {
      return new RebuildMark(Instant.parse(item.get("from").s()), item.get("publishes").bool());
    }
    if (hasLanes(dynamo, table, projection, stream)) {
      throw new CommandFault(
          "The projection %s already has positions that no rebuild created".formatted(projection),
          "An event source fills or has filled it, so a rebuild would skip records older than its"
              + " start. Choose another name.");
    }
    dynamo.putItem(
        put ->
            put.tableName(table)
                .item(
                    Map.of(
                        KEY,
                        key.get(KEY),
                        "from",
                        fromS(wanted.from().toString()),
                        "publishes",
                        fromBool(wanted.publishes())))
                .conditionExpression("attribute_not_exists(lane)"));
    return wanted;
  }

  private static boolean hasLanes(
      DynamoDbClient dynamo, String table, String projection, String stream) {
    var prefix = projection + "#" + stream + "#";
    return dynamo
        .scanPaginator(
            scan ->
                scan.tableName(table)
                    .consistentRead(true)
                    .filterExpression("begins_with(lane, :prefix)")
                    .expressionAttributeValues(Map.of(":prefix", fromS(prefix))))
        .items()
        .stream()
        .findAny()
        .isPresent();
  }

  /** Returns how far a lane is applied. */
  static Optional<SequenceNumber> positionOf(DynamoDbClient dynamo, String table, Lane lane) {
    var key = Map.of(KEY, fromS(lane.key()));
    var item = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    return Optional.ofNullable(item.get("position"))
        .map(AttributeValue::s)
        .map(SequenceNumber::ofPadded);
  }
}
