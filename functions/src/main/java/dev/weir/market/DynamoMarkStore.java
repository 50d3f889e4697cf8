package dev.weir.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.aws.Refusals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Marks in a DynamoDB table of several Regions: keys {@code symbol} and {@code venue}; {@code
 * session}, {@code sequence} (a number), {@code price}, {@code occurredAt}, {@code arrivedAt},
 * {@code region}, and {@code bid}, {@code ask}, {@code size} where the tick had them. Decimals and
 * times are texts. One conditional put a mark.
 */
public final class DynamoMarkStore implements MarkStore {

  private static final String IS_NEWER =
      "attribute_not_exists(symbol) OR #session < :session"
          + " OR (#session = :session AND #sequence < :sequence)";
  private static final Map<String, String> NAMES =
      Map.of("#session", "session", "#sequence", "sequence");

  private final DynamoDbClient dynamo;
  private final String table;

  /** Keeps marks in the named table. */
  public DynamoMarkStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public boolean put(ReceivedMark received) {
    var item = item(received);
    var values = Map.of(":session", item.get("session"), ":sequence", item.get("sequence"));
    return asking(
        "put " + received.mark().name(),
        () -> {
          try {
            dynamo.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(item)
                        .conditionExpression(IS_NEWER)
                        .expressionAttributeNames(NAMES)
                        .expressionAttributeValues(values));
            return true;
          } catch (ConditionalCheckFailedException isThereOrOlder) {
            return false;
          }
        });
  }

  private static Map<String, AttributeValue> item(ReceivedMark received) {
    var mark = received.mark();
    var item = new LinkedHashMap<String, AttributeValue>();
    item.put("symbol", fromS(mark.symbol()));
    item.put("venue", fromS(mark.venue()));
    item.put("session", fromS(mark.session()));
    item.put("sequence", fromN(Long.toString(mark.sequence())));
    item.put("price", fromS(mark.price().toPlainString()));
    item.put("occurredAt", fromS(mark.occurredAt().toString()));
    item.put("arrivedAt", fromS(received.arrivedAt().toString()));
    item.put("region", fromS(received.region()));
    putDecimal("bid", received.bid(), item);
    putDecimal("ask", received.ask(), item);
    putDecimal("size", received.size(), item);
    return item;
  }

  private static void putDecimal(
      String name, Optional<BigDecimal> decimal, Map<String, AttributeValue> item) {
    decimal.ifPresent(value -> item.put(name, fromS(value.toPlainString())));
  }

  @Override
  public List<Mark> all() {
    return asking(
        "read all",
        () ->
            dynamo
                .scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .stream()
                .map(DynamoMarkStore::read)
                .toList());
  }

  private static Mark read(Map<String, AttributeValue> item) {
    return new Mark(
        item.get("symbol").s(),
        item.get("venue").s(),
        item.get("session").s(),
        Long.parseLong(item.get("sequence").n()),
        new BigDecimal(item.get("price").s()),
        Instant.parse(item.get("occurredAt").s()));
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return DynamoConflicts.telling(what, call);
    } catch (SdkException e) {
      throw Refusals.of("Marks did not answer: " + what, e);
    }
  }
}
