package dev.weir.stream;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Attempts in the item that carries the lane's position: {@code starts} (a string set, the
 * processes that have begun), {@code trying} (the record that was taken on alone, padded) and
 * {@code tries} (a string set, the processes that took it on). One write unit a call. Code that
 * does not know these attributes leaves them out when it writes the item, or as they are: neither
 * does harm.
 */
public final class DynamoLaneAttempts implements LaneAttempts {

  /**
   * The item that carries a lane's position.
   *
   * @param condition what holds for as long as it does; empty where it always does
   * @param whereNew what else it must have that others read, where there is none yet
   */
  public record Carrier(
      String table,
      Map<String, AttributeValue> key,
      Optional<String> condition,
      Map<String, AttributeValue> whereNew) {

    public Carrier {
      key = Map.copyOf(key);
      whereNew = Map.copyOf(whereNew);
    }

    private Optional<String> and(Optional<String> more) {
      return condition.isEmpty() || more.isEmpty()
          ? condition.or(() -> more)
          : Optional.of("(%s) AND (%s)".formatted(condition.get(), more.get()));
    }
  }

  /** Finds the item that carries a lane's position. */
  @FunctionalInterface
  public interface Carriers {

    /**
     * The item at this moment; a commit may move the position to another one.
     *
     * @throws UnavailableException where a table does not answer
     */
    Carrier of(Lane lane);
  }

  /** What a commit to the item must leave out or remove. */
  public static final String CLEAR = "REMOVE starts, trying, tries";

  // An answer waits for clearing, and may have little time left.
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

  // Each time a commit moved the position between two calls: hardly ever twice.
  private static final int MAX_MOVES = 20;

  private final DynamoDbClient dynamo;
  private final Carriers carriers;
  private final Map<String, Carrier> open = new HashMap<>();

  /**
   * Keeps attempts in the lane's item of the named table.
   *
   * @param whereNew other attributes that readers require, for an item that does not exist yet
   */
  public DynamoLaneAttempts(
      DynamoDbClient dynamo, String table, Map<String, AttributeValue> whereNew) {
    this(
        dynamo,
        lane -> new Carrier(table, Map.of("lane", fromS(lane.key())), Optional.empty(), whereNew));
  }

  /** Keeps attempts where the lanes' positions are. */
  public DynamoLaneAttempts(DynamoDbClient dynamo, Carriers carriers) {
    this.dynamo = dynamo;
    this.carriers = carriers;
  }

  /** A commit to the lane has cleared the attempts. */
  public void cleared(Lane lane) {
    open.remove(lane.key());
  }

  @Override
  public UnansweredStarts begin(Lane lane, String process) {
    var item = written(lane, carrier -> dynamo.updateItem(begin(carrier, process)).attributes());
    return new UnansweredStarts(
        item.get("starts").ss().size(),
        Optional.ofNullable(item.get("trying")).map(at -> SequenceNumber.ofPadded(at.s())));
  }

  private static UpdateItemRequest begin(Carrier carrier, String process) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    var set = new StringBuilder();
    carrier
        .whereNew()
        .forEach(
            (name, value) -> {
              set.append(set.isEmpty() ? "SET " : ", ");
              set.append("#%s = if_not_exists(#%s, :%s)".formatted(name, name, name));
              names.put("#" + name, name);
              values.put(":" + name, value);
            });
    values.put(":me", fromSs(List.of(process)));
    return updateOf(carrier, Optional.empty())
        .updateExpression(set + " ADD starts :me")
        .expressionAttributeNames(names.isEmpty() ? null : names)
        .expressionAttributeValues(values)
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  @Override
  public int hold(Lane lane, String process, SequenceNumber record) {
    var values = Map.of(":me", fromSs(List.of(process)), ":record", fromS(record.padded()));
    return written(
        lane,
        carrier -> {
          try {
            dynamo.updateItem(
                updateOf(carrier, Optional.of("attribute_not_exists(trying) OR trying <> :record"))
                    .updateExpression("SET trying = :record, tries = :me")
                    .expressionAttributeValues(values)
                    .build());
            return 0;
          } catch (ConditionalCheckFailedException isHeldAlready) {
            var more =
                updateOf(carrier, Optional.of("trying = :record"))
                    .updateExpression("ADD tries :me")
                    .expressionAttributeValues(values)
                    .returnValues(ReturnValue.ALL_NEW)
                    .build();
            return othersOf(process, dynamo.updateItem(more).attributes());
          }
        });
  }

  private static int othersOf(String process, Map<String, AttributeValue> item) {
    return (int) item.get("tries").ss().stream().filter(name -> !name.equals(process)).count();
  }

  /** Writes to the item that carries the position, wherever that is by then. */
  private <T> T written(Lane lane, Function<Carrier, T> write) {
    for (var moves = 0; moves < MAX_MOVES; moves++) {
      var carrier = carriers.of(lane);
      open.put(lane.key(), carrier);
      var written = asking(lane, () -> unlessMoved(carrier, write));
      if (written.isPresent()) {
        return written.get();
      }
    }
    throw new UnavailableException(
        "Others commit to the lane all the time lane=" + lane.key(), null);
  }

  /** Empty where a commit moved the position meanwhile, and cleared the memory. */
  private static <T> Optional<T> unlessMoved(Carrier carrier, Function<Carrier, T> write) {
    try {
      return Optional.of(write.apply(carrier));
    } catch (ConditionalCheckFailedException hasMoved) {
      return Optional.empty();
    }
  }

  @Override
  public void clear(Lane lane) {
    var carrier = open.get(lane.key());
    if (carrier == null) {
      return;
    }
    var request =
        updateOf(carrier, Optional.of("attribute_exists(lane)"))
            .updateExpression(CLEAR)
            .overrideConfiguration(
                call -> call.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT))
            .build();
    asking(
        lane,
        () -> {
          try {
            return dynamo.updateItem(request);
          } catch (ConditionalCheckFailedException isNoLongerThere) {
            return null; // or a commit moved the position, and cleared it
          }
        });
    open.remove(lane.key());
  }

  private static UpdateItemRequest.Builder updateOf(Carrier carrier, Optional<String> condition) {
    return UpdateItemRequest.builder()
        .tableName(carrier.table())
        .key(carrier.key())
        .conditionExpression(carrier.and(condition).orElse(null));
  }

  private static <T> T asking(Lane lane, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new UnavailableException("Attempts not written lane=" + lane.key(), e);
    }
  }
}
