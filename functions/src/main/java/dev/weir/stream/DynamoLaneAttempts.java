package dev.weir.stream;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Attempts in the lane's item: {@code starts} (a string set, the processes that have started),
 * {@code trying} (the record that was taken alone, padded) and {@code tries} (a string set, the
 * processes that took it). One write unit per call. Code without these attributes either removes
 * them when it writes the item, or keeps them: both are harmless.
 */
public final class DynamoLaneAttempts implements LaneAttempts {

  /** The update that clears the attributes with a commit to the item. */
  public static final String CLEAR = "REMOVE starts, trying, tries";

  // An answer waits for clearing, and may have little time left.
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

  private final DynamoDbClient dynamo;
  private final String table;
  private final Map<String, AttributeValue> whereNew;
  private final Set<String> open = new HashSet<>();

  /**
   * Keeps attempts in the named table.
   *
   * @param whereNew other attributes that readers require, for an item that does not exist yet
   */
  public DynamoLaneAttempts(
      DynamoDbClient dynamo, String table, Map<String, AttributeValue> whereNew) {
    this.dynamo = dynamo;
    this.table = table;
    this.whereNew = Map.copyOf(whereNew);
  }

  /** Records that a commit to the lane's item has cleared the attempts. */
  public void cleared(Lane lane) {
    open.remove(lane.key());
  }

  @Override
  public Unanswered begin(Lane lane, String process) {
    open.add(lane.key());
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var set = new StringBuilder();
    whereNew.forEach(
        (name, value) -> {
          set.append(set.isEmpty() ? "SET " : ", ");
          set.append("#%s = if_not_exists(#%s, :%s)".formatted(name, name, name));
          names.put("#" + name, name);
          values.put(":" + name, value);
        });
    values.put(":me", fromSs(List.of(process)));
    var request =
        updateOf(lane)
            .updateExpression(set + " ADD starts :me")
            .expressionAttributeNames(names.isEmpty() ? null : names)
            .expressionAttributeValues(values)
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    var item = asking(lane, () -> dynamo.updateItem(request)).attributes();
    return new Unanswered(
        item.get("starts").ss().size(),
        Optional.ofNullable(item.get("trying")).map(at -> SequenceNumber.ofPadded(at.s())));
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    open.add(lane.key());
    var values = Map.of(":me", fromSs(List.of(process)), ":record", fromS(record.padded()));
    var first =
        updateOf(lane)
            .updateExpression("SET trying = :record, tries = :me")
            .conditionExpression("attribute_not_exists(trying) OR trying <> :record")
            .expressionAttributeValues(values)
            .build();
    var more =
        updateOf(lane)
            .updateExpression("ADD tries :me")
            .conditionExpression("trying = :record")
            .expressionAttributeValues(values)
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    return asking(
        lane,
        () -> {
          try {
            dynamo.updateItem(first);
            return 0;
          } catch (ConditionalCheckFailedException isHeldAlready) {
            return othersOf(process, dynamo.updateItem(more).attributes());
          }
        });
  }

  private static int othersOf(String process, Map<String, AttributeValue> item) {
    return (int) item.get("tries").ss().stream().filter(name -> !name.equals(process)).count();
  }

  @Override
  public void clear(Lane lane) {
    if (!open.contains(lane.key())) {
      return;
    }
    var request =
        updateOf(lane)
            .updateExpression(CLEAR)
            .conditionExpression("attribute_exists(lane)")
            .overrideConfiguration(
                call -> call.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT))
            .build();
    asking(
        lane,
        () -> {
          try {
            return dynamo.updateItem(request);
          } catch (ConditionalCheckFailedException isNoLongerThere) {
            return null;
          }
        });
    open.remove(lane.key());
  }

  private UpdateItemRequest.Builder updateOf(Lane lane) {
    return UpdateItemRequest.builder().tableName(table).key(Map.of("lane", fromS(lane.key())));
  }

  private static <T> T asking(Lane lane, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new UnavailableException("Attempts not written lane=" + lane.key(), e);
    }
  }
}
