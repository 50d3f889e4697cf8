package dev.weir.client.market;

import dev.weir.client.cloud.Cloud;
import dev.weir.market.BeatItem;
import dev.weir.market.DecisionText;
import dev.weir.metrics.stack.StackOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The latest decisions in a Region's replica. */
public final class StoredDecisions {

  private StoredDecisions() {}

  /** Reads the decision in an item. */
  static DecisionView view(Map<String, AttributeValue> item) {
    return DecisionView.of(
        DecisionText.whole(item.get("decision").s(), item.get("marks").b().asByteArrayUnsafe()));
  }

  /** Returns the decision of each portfolio, sorted by name. */
  public static List<DecisionView> all(Cloud region, DynamoDbClient dynamo) {
    var table = region.output(StackOutput.RISK_TABLE);
    return dynamo
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream()
        .filter(item -> !BeatItem.isKey(item.get("portfolio").s()))
        .map(StoredDecisions::view)
        .sorted(Comparator.comparing(DecisionView::portfolio))
        .toList();
  }

  /**
   * Returns until when the portfolios of each group with beats hold, according to its latest beat.
   */
  static Map<String, Instant> validities(Cloud region, DynamoDbClient dynamo) {
    var table = region.output(StackOutput.RISK_TABLE);
    return dynamo
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream()
        .filter(item -> BeatItem.isKey(item.get("portfolio").s()))
        .map(item -> DecisionView.of(item.get("beat").s()))
        .collect(
            Collectors.toMap(DecisionView::group, beat -> beat.validUntil().orElse(Instant.MIN)));
  }
}
