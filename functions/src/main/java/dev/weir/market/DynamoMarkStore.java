package dev.weir.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Registers in a DynamoDB table of several Regions: keys {@code symbol} and {@code venue}, the
 * other attributes as in {@link RegisterFields}. One put per step, conditional on the revision.
 */
public final class DynamoMarkStore implements MarkStore {

  private static final Map<String, String> NAMES = Map.of("#revision", "revision");

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoMarkStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Register read(String symbol, String venue) {
    var item =
        DynamoConflicts.asking(
            "Marks",
            "read " + Mark.name(symbol, venue),
            () ->
                dynamo
                    .getItem(
                        request ->
                            request.tableName(table).key(key(symbol, venue)).consistentRead(true))
                    .item());
    return item.isEmpty() ? Register.none(symbol, venue) : DynamoRegisterItem.read(item);
  }

  @Override
  public Optional<Register> replace(Register next) {
    var put =
        PutItemRequest.builder()
            .tableName(table)
            .item(DynamoRegisterItem.write(next))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    var request = conditional(put, next.revision() - 1).build();
    return DynamoConflicts.asking(
        "Marks",
        "put " + next.name(),
        () -> {
          try {
            dynamo.putItem(request);
            return Optional.empty();
          } catch (ConditionalCheckFailedException e) {
            var found =
                e.hasItem() ? DynamoRegisterItem.read(e.item()) : read(next.symbol(), next.venue());
            // If only the answer was lost and the SDK retried, its own write is the one stored.
            return found.equals(next) ? Optional.empty() : Optional.of(found);
          }
        });
  }

  private static PutItemRequest.Builder conditional(PutItemRequest.Builder put, long before) {
    return before == 0
        ? put.conditionExpression("attribute_not_exists(#revision)").expressionAttributeNames(NAMES)
        : put.conditionExpression("#revision = :before")
            .expressionAttributeNames(NAMES)
            .expressionAttributeValues(Map.of(":before", fromN(Long.toString(before))));
  }

  @Override
  public boolean override(Register next) {
    var request = update(next);
    return DynamoConflicts.asking(
        "Marks",
        "override " + next.name(),
        () -> {
          try {
            dynamo.updateItem(request);
            return true;
          } catch (ConditionalCheckFailedException isOfAnotherGeneration) {
            // If only the answer was lost and the SDK retried, this is its own write.
            return read(next.symbol(), next.venue()).act().equals(next.act());
          }
        });
  }

  /** An update, because nothing else can increment a revision that was not read. */
  private UpdateItemRequest update(Register next) {
    var item = DynamoRegisterItem.write(next);
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var set = new ArrayList<String>();
    var remove = new ArrayList<String>();
    for (var name : RegisterFields.ALL) {
      names.put("#" + name, name);
      if (name.equals("revision")) {
        set.add("#revision = if_not_exists(#revision, :zero) + :one");
      } else if (item.containsKey(name)) {
        set.add("#%s = :%s".formatted(name, name));
        values.put(":" + name, item.get(name));
      } else {
        remove.add("#" + name);
      }
    }
    values.put(":zero", fromN("0"));
    values.put(":one", fromN("1"));
    values.put(":before", fromN(Long.toString(next.generation() - 1)));
    var isFirst = next.generation() == 1 ? " OR attribute_not_exists(#generation)" : "";
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of("symbol", item.get("symbol"), "venue", item.get("venue")))
        .updateExpression("SET " + String.join(", ", set) + " REMOVE " + String.join(", ", remove))
        .conditionExpression("#generation = :before" + isFirst)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  @Override
  public List<ReceivedMark> all() {
    return registers().stream().flatMap(register -> register.last().stream()).toList();
  }

  @Override
  public List<Register> registers() {
    return DynamoConflicts.asking(
        "Marks",
        "read all",
        () ->
            dynamo
                .scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .stream()
                .filter(item -> !Pulse.isItemOf(item.get("symbol").s()))
                .map(DynamoRegisterItem::read)
                .toList());
  }

  @Override
  public boolean remove(Register register) {
    return DynamoConflicts.asking(
        "Marks",
        "remove " + register.name(),
        () -> {
          try {
            dynamo.deleteItem(
                request ->
                    request
                        .tableName(table)
                        .key(key(register.symbol(), register.venue()))
                        .conditionExpression("#revision = :before OR attribute_not_exists(symbol)")
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(
                            Map.of(":before", fromN(Long.toString(register.revision())))));
            return true;
          } catch (ConditionalCheckFailedException wasWritten) {
            return false;
          }
        });
  }

  private static Map<String, AttributeValue> key(String symbol, String venue) {
    return Map.of("symbol", fromS(symbol), "venue", fromS(venue));
  }
}
