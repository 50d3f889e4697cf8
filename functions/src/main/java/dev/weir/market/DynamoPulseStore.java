package dev.weir.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.aws.Refusals;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Pulses in the marks' table, so that their changes come to the risk function as marks' do. */
public final class DynamoPulseStore implements PulseStore {

  private final DynamoDbClient dynamo;
  private final String table;

  /** Keeps pulses in the named table. */
  public DynamoPulseStore(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public void put(Pulse pulse) {
    var at = fromN(Long.toString(pulse.arrivedAt().toEpochMilli()));
    var what = "put pulse region=" + pulse.region();
    try {
      DynamoConflicts.telling(
          what,
          () ->
              dynamo.putItem(
                  request ->
                      request
                          .tableName(table)
                          .item(
                              Map.of(
                                  "symbol",
                                  fromS(Pulse.SYMBOL),
                                  "venue",
                                  fromS(pulse.region()),
                                  Pulse.PULSED_AT,
                                  at))
                          .conditionExpression("attribute_not_exists(#at) OR #at < :at")
                          .expressionAttributeNames(Map.of("#at", Pulse.PULSED_AT))
                          .expressionAttributeValues(Map.of(":at", at))));
    } catch (ConditionalCheckFailedException isNoLater) {
      // What is stored is as late, or later.
    } catch (SdkException e) {
      throw Refusals.of("Marks did not answer: " + what, e);
    }
  }
}
