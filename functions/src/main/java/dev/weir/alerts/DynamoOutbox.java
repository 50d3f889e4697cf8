package dev.weir.alerts;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.stream.UnavailableException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The outbox in a DynamoDB table, as {@link DynamoAlertItem} lays it out. */
public final class DynamoOutbox implements Outbox {

  private final DynamoDbClient dynamo;
  private final String table;

  /** Keeps alerts in the named table. */
  public DynamoOutbox(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public boolean add(Alert alert) {
    return asking(
        "store alert=" + alert.nameInLog(),
        () -> {
          try {
            dynamo.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(DynamoAlertItem.pending(alert))
                        .conditionExpression("attribute_not_exists(id)"));
            return true;
          } catch (ConditionalCheckFailedException alreadyThere) {
            return false;
          }
        });
  }

  @Override
  public void markPublished(String id, Instant publishedAt) {
    asking(
        "mark an alert as published",
        () ->
            dynamo.updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(Map.of("id", fromS(id)))
                        .updateExpression("SET publishedAt = :at REMOVE #pending")
                        .expressionAttributeNames(Map.of("#pending", DynamoAlertItem.PENDING))
                        .expressionAttributeValues(Map.of(":at", fromS(publishedAt.toString())))));
  }

  @Override
  public List<Alert> pending(Instant raisedBefore, int limit) {
    return asking(
        "list pending alerts",
        () ->
            dynamo
                .query(
                    request ->
                        request
                            .tableName(table)
                            .indexName("pending")
                            .keyConditionExpression("#pending = :pending AND raisedAt < :before")
                            .expressionAttributeNames(Map.of("#pending", DynamoAlertItem.PENDING))
                            .expressionAttributeValues(
                                Map.of(
                                    ":pending", fromS(DynamoAlertItem.PENDING),
                                    ":before", DynamoAlertItem.sortable(raisedBefore)))
                            .limit(limit))
                .items()
                .stream()
                .map(item -> DynamoAlertItem.read(item).alert())
                .toList());
  }

  /**
   * The history, the newest first, read lazily day by day: from the day of {@code until} back to
   * that of {@code since}, by the time of raising.
   */
  public Stream<StoredAlert> history(Instant since, Instant until) {
    var first = LocalDate.ofInstant(since, ZoneOffset.UTC);
    var last = LocalDate.ofInstant(until, ZoneOffset.UTC);
    return Stream.iterate(last, day -> !day.isBefore(first), day -> day.minusDays(1))
        .flatMap(day -> ofDay(day, since, until));
  }

  private Stream<StoredAlert> ofDay(LocalDate day, Instant since, Instant until) {
    return dynamo
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .indexName("byDay")
                    .keyConditionExpression("#day = :day AND raisedAt BETWEEN :since AND :until")
                    .expressionAttributeNames(Map.of("#day", "day"))
                    .expressionAttributeValues(
                        Map.of(
                            ":day", fromS(day.toString()),
                            ":since", DynamoAlertItem.sortable(since),
                            ":until", DynamoAlertItem.sortable(until)))
                    .scanIndexForward(false))
        .items()
        .stream()
        .map(DynamoAlertItem::read);
  }

  private static <T> T asking(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new UnavailableException("Outbox did not answer: " + what, e);
    }
  }
}
