package dev.weir.client.market;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The time by DynamoDB's clock, from the Date header of an answer, rounded up to the next second as
 * the header has whole seconds. An operator's own clock may be wrong, and what it says would decide
 * which ticks a void drops. A service without that header, such as a local one, runs on this
 * machine, whose clock is then the right one.
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
