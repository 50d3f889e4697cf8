package dev.weir.client.rebuild;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.client.CommandFault;
import dev.weir.stream.ProjectionName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Items in the table of positions, {@code rebuild#<projection>#<stream>}, with {@code from}, {@code
 * given} and {@code publishes}. One records that a rebuild began with an empty projection. A
 * restarted rebuild may therefore continue, and a projection that an event source filled is
 * recognised by having lanes without a mark.
 */
final class RebuildMarks {

  private static final String KEY = "lane";
  private static final String FROM = "from";
  private static final String GIVEN = "given";
  private static final String PUBLISHES = "publishes";

  private final DynamoDbClient dynamo;
  private final String table;
  private final String projection;
  private final String stream;

  /** Creates the mark's place in a table. */
  RebuildMarks(DynamoDbClient dynamo, String table, String projection, String stream) {
    this.dynamo = dynamo;
    this.table = table;
    this.projection = projection;
    this.stream = stream;
  }

  private AttributeValue key() {
    return fromS("%s#%s#%s".formatted(ProjectionName.REBUILD, projection, stream));
  }

  /** Returns the mark of an earlier run. */
  Optional<RebuildMark> find() {
    var item =
        dynamo
            .getItem(get -> get.tableName(table).key(Map.of(KEY, key())).consistentRead(true))
            .item();
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RebuildMark(
                Instant.parse(item.get(FROM).s()),
                item.getOrDefault(GIVEN, item.get(FROM)).s(),
                item.get(PUBLISHES).bool()));
  }

  /** Whether anything is applied in the projection. */
  boolean isFilled() {
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

  /**
   * Stores how a rebuild begins.
   *
   * @param before the mark that was found
   * @throws CommandFault if another run has begun since
   */
  void begin(Optional<RebuildMark> before, RebuildMark mark) {
    if (before.equals(Optional.of(mark))) {
      return;
    }
    try {
      dynamo.putItem(
          put -> {
            put.tableName(table)
                .item(
                    Map.of(
                        KEY, key(),
                        FROM, fromS(mark.from().toString()),
                        GIVEN, fromS(mark.given()),
                        PUBLISHES, fromBool(mark.publishes())));
            if (before.isPresent()) {
              put.conditionExpression("#from = :before")
                  .expressionAttributeNames(Map.of("#from", FROM))
                  .expressionAttributeValues(
                      Map.of(":before", fromS(before.get().from().toString())));
            } else {
              put.conditionExpression("attribute_not_exists(lane)");
            }
          });
    } catch (ConditionalCheckFailedException e) {
      throw new CommandFault(
          "Another rebuild of %s has begun at the same time".formatted(projection),
          "Let it finish, or stop it and run this command again.");
    }
  }
}
