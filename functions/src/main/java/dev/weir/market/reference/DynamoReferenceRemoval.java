package dev.weir.market.reference;

import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoConflicts;
import dev.weir.market.WriteConflictException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes the items of reference data that can never be in force again. */
final class DynamoReferenceRemoval {

  // The limit of BatchWriteItem: AWS API reference, BatchWriteItem, RequestItems.
  private static final int MAX_AT_ONCE = 25;

  private final DynamoDbClient dynamo;
  private final String table;
  private final ConflictRetry conflicts;

  DynamoReferenceRemoval(DynamoDbClient dynamo, String table, ConflictRetry conflicts) {
    this.dynamo = dynamo;
    this.table = table;
    this.conflicts = conflicts;
  }

  /** Deletes the sets superseded by a version; returns their number. */
  int removeOlderThan(ReferenceVersion current) {
    var left =
        dynamo
            .scanPaginator(
                request ->
                    request
                        .tableName(table)
                        .consistentRead(true)
                        .projectionExpression("#set, #part")
                        .expressionAttributeNames(Map.of("#set", "set", "#part", "part")))
            .items()
            .stream()
            .filter(key -> current.leavesBehind(key.get("set").s()))
            .toList();
    for (var from = 0; from < left.size(); from += MAX_AT_ONCE) {
      delete(left.subList(from, Math.min(left.size(), from + MAX_AT_ONCE)));
    }
    return left.stream().map(key -> key.get("set")).collect(Collectors.toSet()).size();
  }

  private void delete(List<Map<String, AttributeValue>> keys) {
    var deletes =
        keys.stream()
            .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build())
            .toList();
    conflicts.write(() -> DynamoConflicts.reporting("old reference data", () -> write(deletes)));
  }

  private int write(List<WriteRequest> deletes) {
    var answer = dynamo.batchWriteItem(request -> request.requestItems(Map.of(table, deletes)));
    if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
      // A retry deletes all of them again, because deleting an absent item is not an error.
      throw new WriteConflictException("Some old reference data were not deleted yet", null);
    }
    return deletes.size();
  }
}
