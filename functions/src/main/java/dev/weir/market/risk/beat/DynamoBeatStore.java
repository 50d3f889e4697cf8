package dev.weir.market.risk.beat;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.market.BeatItem;
import dev.weir.market.DynamoConflicts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * Beats in the table of decisions: key {@code portfolio} as in {@link BeatItem}; {@code number} and
 * {@code pulsedAt} (numbers, the latter in epoch milliseconds), {@code listedUpTo}, and {@code
 * beat}, its JSON.
 */
public final class DynamoBeatStore implements BeatStore {

  private static final Map<String, String> NAMES = Map.of("#number", "number");

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoBeatStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public StoredBeat read(String group) {
    var item = item(BeatItem.keyOf(group));
    return item.isEmpty()
        ? StoredBeat.NONE
        : new StoredBeat(
            Long.parseLong(item.get("number").n()),
            Instant.ofEpochMilli(Long.parseLong(item.get("pulsedAt").n())),
            item.get("listedUpTo").s());
  }

  @Override
  public Optional<Standing> standing(String portfolio) {
    var item = item(portfolio);
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Standing(
                portfolio,
                Long.parseLong(item.get("version").n()),
                BeatJson.stateOf(item.get("decision").s())));
  }

  private Map<String, AttributeValue> item(String key) {
    return DynamoConflicts.asking(
        "Risk",
        "read beat of " + key,
        () ->
            dynamo
                .getItem(
                    request ->
                        request
                            .tableName(table)
                            .key(Map.of("portfolio", fromS(key)))
                            .consistentRead(true))
                .item());
  }

  @Override
  public boolean replace(Beat next) {
    var put = PutItemRequest.builder().tableName(table).item(item(next));
    var before = next.number() - 1;
    var request =
        before == 0
            ? put.conditionExpression("attribute_not_exists(portfolio)").build()
            : put.conditionExpression("#number = :before")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(":before", number(before)))
                .build();
    return DynamoConflicts.asking(
        "Risk",
        "beat of " + next.group(),
        () -> {
          try {
            dynamo.putItem(request);
            return true;
          } catch (ConditionalCheckFailedException isAnother) {
            return false;
          }
        });
  }

  private static Map<String, AttributeValue> item(Beat beat) {
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put("portfolio", fromS(BeatItem.keyOf(beat.group())));
    item.put("number", number(beat.number()));
    item.put("pulsedAt", number(beat.pulse().arrivedAt().toEpochMilli()));
    item.put("listedUpTo", fromS(beat.listedUpTo()));
    item.put("beat", fromS(BeatJson.write(beat)));
    return item;
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }
}
