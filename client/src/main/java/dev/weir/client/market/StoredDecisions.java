package dev.weir.client.market;

import dev.weir.client.cloud.Cloud;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The latest decisions, as a Region's replica has them. */
public final class StoredDecisions {

  private StoredDecisions() {}

  /** That of each portfolio, in the order of their names. */
  public static List<DecisionView> all(Cloud region, DynamoDbClient dynamo) {
    var table = region.output("RiskTable");
    return dynamo
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .stream()
        .map(item -> DecisionView.of(item.get("decision").s()))
        .sorted(Comparator.comparing(DecisionView::portfolio))
        .toList();
  }
}
