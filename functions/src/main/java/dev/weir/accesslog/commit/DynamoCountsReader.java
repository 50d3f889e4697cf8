package dev.weir.accesslog.commit;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.events.Minute;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads the stored totals per minute, for people and reports. */
public final class DynamoCountsReader {

  private final DynamoDbClient dynamo;
  private final String countsTable;

  public DynamoCountsReader(DynamoDbClient dynamo, String countsTable) {
    this.dynamo = dynamo;
    this.countsTable = countsTable;
  }

  /**
   * Returns the totals over all shards and incarnations of a projection, by minute. Reads the
   * complete table, eventually consistent: half a read unit per 4 KB stored.
   *
   * @param from the first minute; if empty, the first one stored
   * @param to the minute after the last; if empty, up to the last one stored
   */
  public SortedMap<Minute, MinuteCount> totals(
      String projection, Optional<Minute> from, Optional<Minute> to) {
    var totals = new TreeMap<Minute, MinuteCount>();
    dynamo
        .scanPaginator(scan(projection, from, to))
        .items()
        .forEach(
            item ->
                totals.merge(
                    DynamoMinuteItem.minute(item),
                    DynamoMinuteItem.count(item),
                    MinuteCounts::sum));
    return totals;
  }

  private ScanRequest scan(String projection, Optional<Minute> from, Optional<Minute> to) {
    var filter = new StringBuilder("begins_with(#window, :projection)");
    var values = new HashMap<String, AttributeValue>();
    values.put(":projection", fromS(projection + "#"));
    from.ifPresent(
        minute -> {
          filter.append(" AND #minute >= :from");
          values.put(":from", fromS(minute.toString()));
        });
    to.ifPresent(
        minute -> {
          filter.append(" AND #minute < :to");
          values.put(":to", fromS(minute.toString()));
        });
    var names =
        from.isPresent() || to.isPresent()
            ? Map.of("#window", "window", "#minute", "minute")
            : Map.of("#window", "window");
    return ScanRequest.builder()
        .tableName(countsTable)
        .filterExpression(filter.toString())
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }
}
