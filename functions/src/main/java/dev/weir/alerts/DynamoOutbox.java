package dev.weir.alerts;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.aws.Refusals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The outbox in a DynamoDB table, with the layout of {@link DynamoAlertItem}. */
public final class DynamoOutbox implements Outbox {

  private final DynamoDbClient dynamo;
  private final String table;
  private final AlertOrigin origin;

  public DynamoOutbox(DynamoDbClient dynamo, String table) {
    this(dynamo, table, AlertOrigin.FUNCTION);
  }

  /**
   * Keeps a command's alerts in the named table. If they are not to be published, none is ever
   * pending, and {@link #add} reports none as new.
   */
  public DynamoOutbox(DynamoDbClient dynamo, String table, AlertOrigin origin) {
    this.dynamo = dynamo;
    this.table = table;
    this.origin = origin;
  }

  @Override
  public boolean add(Alert alert) {
    return put(alert, DynamoAlertItem.pending(alert));
  }

  @Override
  public boolean addGrouped(Alert alert, FloodGroup group) {
    return put(alert, DynamoAlertItem.grouped(alert, group));
  }

  private boolean put(Alert alert, Map<String, AttributeValue> item) {
    return asking(
        "store alert=" + alert.nameInLog(),
        () -> {
          try {
            dynamo.putItem(
                request ->
                    request
                        .tableName(table)
                        .item(DynamoAlertItem.of(origin, item))
                        .conditionExpression(DynamoAlertItem.condition(origin)));
            return origin.isPublished();
          } catch (ConditionalCheckFailedException alreadyThere) {
            return false;
          }
        });
  }

  @Override
  public void group(String id, FloodGroup group) {
    settle(id, DynamoAlertItem.GROUP, group.key());
  }

  @Override
  public void markPublished(String id, Instant publishedAt) {
    settle(id, "publishedAt", publishedAt.toString());
  }

  @Override
  public void markRefused(String id, Instant refusedAt) {
    settle(id, "refusedAt", refusedAt.toString());
  }

  @Override
  public void withdraw(String id, Instant withdrawnAt) {
    settle(id, "withdrawnAt", withdrawnAt.toString());
  }

  /** Stores the result of an alert and removes it from the index of pending ones. */
  private void settle(String id, String attribute, String value) {
    asking(
        "set " + attribute + " of an alert",
        () ->
            dynamo.updateItem(
                request ->
                    request
                        .tableName(table)
                        .key(Map.of("id", fromS(id)))
                        .updateExpression("SET #attribute = :value REMOVE #pending")
                        .expressionAttributeNames(
                            Map.of("#attribute", attribute, "#pending", DynamoAlertItem.PENDING))
                        .expressionAttributeValues(Map.of(":value", fromS(value)))));
  }

  @Override
  public OutboxPage pending(Instant raisedBefore, Optional<Alert> after, int limit) {
    var answer =
        asking(
            "list pending alerts",
            () ->
                dynamo.query(
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
                            .exclusiveStartKey(after.map(DynamoAlertItem::pendingKey).orElse(null))
                            .limit(limit)));
    var alerts = answer.items().stream().map(item -> DynamoAlertItem.read(item).alert()).toList();
    return new OutboxPage(alerts, answer.hasLastEvaluatedKey() && !alerts.isEmpty());
  }

  // Its alerts were raised within its interval, which their time of raising determined.
  @Override
  public OutboxContents contents(FloodGroup group, int listed) {
    return asking(
        "read a group of alerts",
        () -> {
          var count = 0L;
          var first = new ArrayList<Alert>();
          for (var day : daysOf(group)) {
            for (var item : dynamo.queryPaginator(inGroup(group, day)).items()) {
              count++;
              if (first.size() < listed) {
                first.add(DynamoAlertItem.read(item).alert());
              }
            }
          }
          return new OutboxContents(count, first);
        });
  }

  private static List<LocalDate> daysOf(FloodGroup group) {
    var first = LocalDate.ofInstant(group.from(), ZoneOffset.UTC);
    var last = LocalDate.ofInstant(group.until(), ZoneOffset.UTC);
    return first.datesUntil(last.plusDays(1)).toList();
  }

  private QueryRequest inGroup(FloodGroup group, LocalDate day) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName("byDay")
        .keyConditionExpression("#day = :day AND raisedAt BETWEEN :since AND :until")
        .filterExpression("#group = :group")
        .expressionAttributeNames(Map.of("#day", "day", "#group", DynamoAlertItem.GROUP))
        .expressionAttributeValues(
            Map.of(
                ":day", fromS(day.toString()),
                ":since", DynamoAlertItem.sortable(group.from()),
                ":until", DynamoAlertItem.sortable(group.until()),
                ":group", fromS(group.key())))
        .build();
  }

  /**
   * Returns the history, the newest first, read lazily day by day: from the day of {@code until}
   * back to that of {@code since}, by the time of raising.
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
      throw Refusals.of("Outbox did not answer: " + what, e);
    }
  }
}
