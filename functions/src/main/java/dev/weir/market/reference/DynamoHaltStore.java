package dev.weir.market.reference;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.market.DynamoConflicts;
import dev.weir.stream.UnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Halts in the item {@code halts}/{@code -} of the reference data's table: {@code revision}, {@code
 * lastNumber}, {@code halts} (as {@code HaltsJson} writes them). A separate item, so that
 * permission to halt does not require permission to load.
 */
public final class DynamoHaltStore implements HaltStore {

  /** The partition of the reference table that holds halts. */
  public static final String SET = "halts";

  private static final Map<String, AttributeValue> KEY =
      Map.of("set", fromS(SET), "part", fromS("-"));

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoHaltStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Halts halts() {
    var item =
        asking(
            () ->
                dynamo
                    .getItem(request -> request.tableName(table).key(KEY).consistentRead(true))
                    .item());
    return item.isEmpty()
        ? Halts.NONE
        : new Halts(
            Long.parseLong(item.get("revision").n()),
            Long.parseLong(item.get("lastNumber").n()),
            HaltsJson.read(item.get("halts").s()));
  }

  @Override
  public boolean replace(Halts next) {
    var item = new HashMap<>(KEY);
    item.put("revision", number(next.revision()));
    item.put("lastNumber", number(next.lastNumber()));
    item.put("halts", fromS(HaltsJson.write(next.all())));
    return asking(
        () -> {
          try {
            dynamo.putItem(
                request -> {
                  request.tableName(table).item(item);
                  if (next.revision() == 1) {
                    request.conditionExpression("attribute_not_exists(revision)");
                  } else {
                    request
                        .conditionExpression("revision = :before")
                        .expressionAttributeValues(Map.of(":before", number(next.revision() - 1)));
                  }
                });
            return true;
          } catch (ConditionalCheckFailedException isAnother) {
            // If only the answer was lost and the SDK retried, this is its own write.
            return halts().equals(next);
          }
        });
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static <T> T asking(Supplier<T> call) {
    try {
      return DynamoConflicts.reporting("halts", call);
    } catch (SdkException e) {
      throw new UnavailableException("Halts did not answer", e);
    }
  }
}
