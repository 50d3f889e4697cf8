package dev.weir.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Pulses in the marks' table, so that their changes reach the risk function as marks' do. */
public final class DynamoPulseStore implements PulseStore {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoPulseStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public void put(Pulse pulse) {
    var at = fromN(Long.toString(pulse.arrivedAt().toEpochMilli()));
    DynamoConflicts.asking(
        "Marks",
        "put pulse region=" + pulse.region(),
        () -> putUnlessLater(fromS(pulse.region()), at));
  }

  /** Whether it was stored; false if the stored pulse is as late or later. */
  private boolean putUnlessLater(AttributeValue region, AttributeValue at) {
    try {
      dynamo.putItem(
          request ->
              request
                  .tableName(table)
                  .item(Map.of("symbol", fromS(Pulse.SYMBOL), "venue", region, Pulse.PULSED_AT, at))
                  .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                  .expressionAttributeNames(Map.of("#at", Pulse.PULSED_AT))
                  .expressionAttributeValues(Map.of(":at", at)));
      return true;
    } catch (ConditionalCheckFailedException isNoLater) {
      return false;
    }
  }
}
