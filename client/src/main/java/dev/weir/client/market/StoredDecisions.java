package dev.weir.client.market;

import dev.weir.client.cloud.Cloud;
import dev.weir.market.BeatItem;
import dev.weir.market.DecisionText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The latest decisions, as a Region's replica has them. */
public final class StoredDecisions {

  private StoredDecisions() {}

  /** The decision of an item. */
  static DecisionView view(Map<String, AttributeValue> item) {
    return DecisionView.of(
        DecisionText.whole(item.get("decision").s(), item.get("marks").b().asByteArrayUnsafe()));
  }

  /** That of each portfolio, in the order of their names. */
  public static List<DecisionView> all(Cloud region, DynamoDbClient dynamo) {
    var table = region.output("RiskTable");
    return dynamo
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream()
        .filter(item -> !BeatItem.isKey(item.get("portfolio").s()))
        .map(StoredDecisions::view)
        .sorted(Comparator.comparing(DecisionView::portfolio))
        .toList();
  }

  /** Until when the portfolios of each group hold that beats: of its latest beat. */
  static Map<String, Instant> validities(Cloud region, DynamoDbClient dynamo) {
    var table = region.output("RiskTable");
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
