package dev.weir.client.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reads the time from DynamoDB's clock: the Date header of a response, rounded up to the next
 * second because the header has whole seconds. An operator's clock may be wrong, and its time would
 * decide which ticks a void drops. A service without that header, such as a local one, runs on this
 * machine, so the local clock is the right one.
 */
record DynamoServiceClock(DynamoDbClient dynamo, String table, InstantSource own)
    implements InstantSource {

  private static final Map<String, String> NOBODY = Map.of("symbol", "-", "venue", "-");

  @Override
  public Instant instant() {
    var answer =
        dynamo.getItem(
            request ->
                request
                    .tableName(table)
                    .key(
                        Map.of(
                            "symbol", fromS(NOBODY.get("symbol")),
                            "venue", fromS(NOBODY.get("venue")))));
    return answer
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .map(date -> date.plusSeconds(1))
        .orElseGet(own::instant);
  }
}
