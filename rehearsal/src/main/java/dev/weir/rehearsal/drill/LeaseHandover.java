package dev.weir.rehearsal.drill;

import dev.weir.market.ConflictRetry;
import dev.weir.market.risk.lease.DynamoLeaseStore;
import dev.weir.market.risk.lease.Lease;
import dev.weir.stream.Pause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Gives a Region the leases that others hold, so that another Region has something to take over
 * from it. It works like a Region's take-over of an expired lease, only sooner: the epoch rises,
 * and the Region recomputes the group before it continues.
 */
public final class LeaseHandover {

  private final DynamoDbClient dynamo;
  private final String table;
  private final DynamoLeaseStore leases;
  private final Map<String, String> holders = new HashMap<>();
  private final ConflictRetry conflicts = new ConflictRetry(Pause.sleeping());

  /** Creates a handover of the leases in a table. */
  public LeaseHandover(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    leases = new DynamoLeaseStore(dynamo, table);
  }

  /**
   * Hands over each lease that another Region holds; one that changes meanwhile stays where it is.
   */
  public void to(String region) {
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

  /** Gives back each lease that was handed over, whoever holds it now. */
  void giveBack() {
    holders.forEach(
        (group, holder) ->
            leases
                .read(group)
                .filter(lease -> !lease.holder().equals(holder))
                .ifPresent(lease -> handOver(lease, holder)));
  }

  private void handOver(Lease lease, String region) {
    // It keeps its expiry, because the group's leader renews it with its next batch.
    var next = lease.takenOver(region, lease.expiresAt());
    conflicts.write(() -> leases.replace(Optional.of(lease), next));
  }

  /**
   * Returns the groups that a Region does not hold yet or has not yet recomputed under reference
   * data of at least this version.
   */
  public List<String> notYetLedBy(String region, long referenceVersion) {
    return groups().stream()
        .map(leases::read)
        .flatMap(Optional::stream)
        .filter(lease -> !lease.holder().equals(region) || lease.refreshed() < referenceVersion)
        .map(Lease::group)
        .toList();
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
