package dev.weir.rehearsal.drill;

import dev.weir.market.ConflictRetry;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.market.risk.lease.DynamoLeaseStore;
import dev.weir.market.risk.lease.Lease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Gives a Region the leases that others hold, so that something is there to be taken over from it.
 * It is what a Region does itself with a lease that has expired, only sooner: the epoch rises, and
 * the Region computes the group again before it goes on.
 */
final class LeaseHandover {

  private final DynamoDbClient dynamo;
  private final String table;
  private final DynamoLeaseStore leases;
  private final Map<String, String> holders = new HashMap<>();
  private final ConflictRetry conflicts = new ConflictRetry(Pause.sleeping());

  /** Of the leases in the named table. */
  LeaseHandover(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    leases = new DynamoLeaseStore(dynamo, table);
  }

  /** Hands over each lease that is another's now; one that changes meanwhile stays where it is. */
  void to(String region) {
    for (var group : groups()) {
      leases
          .read(group)
          .filter(lease -> !lease.holder().equals(region))
          .ifPresent(
              lease -> {
                holders.putIfAbsent(group, lease.holder());
                handOver(lease, region);
              });
    }
  }

  /** Gives back each lease that was handed over, whoever has it now. */
  void giveBack() {
    holders.forEach(
        (group, holder) ->
            leases
                .read(group)
                .filter(lease -> !lease.holder().equals(holder))
                .ifPresent(lease -> handOver(lease, holder)));
  }

  private void handOver(Lease lease, String region) {
    // Until the same moment: who leads the group renews it with its next batch.
    var next = lease.takenOver(region, lease.expiresAt());
    conflicts.write(() -> leases.replace(Optional.of(lease), next));
  }

  private List<String> groups() {
    return dynamo
        .scanPaginator(
            request ->
                request
                    .tableName(table)
                    .projectionExpression("#group")
                    .expressionAttributeNames(Map.of("#group", "group"))
                    .consistentRead(true))
        .items()
        .stream()
        .map(item -> item.get("group").s())
        .toList();
  }
}
