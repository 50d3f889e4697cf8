package dev.weir.client.report;

import dev.weir.client.cloud.Cloud;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.transactions.TransactionReplay;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Which objects of transactions and ticks are still to be looked at: those that no replay has taken
 * to their end, as the table of positions has it.
 */
final class QuarantinedEvents {

  /** What the keys of transactions begin with. */
  static final List<String> TRANSACTIONS = List.of("transactions/", "transactions-undecided/");

  /** What the keys of ticks begin with. */
  static final String MARKET = "market/";

  private final DynamoLanePositions positions;
  private final String projection;
  private final String transactionProjection;
  private final Optional<String> transactions;

  private QuarantinedEvents(
      DynamoLanePositions positions,
      String projection,
      String transactionProjection,
      Optional<String> transactions) {
    this.positions = positions;
    this.projection = projection;
    this.transactionProjection = transactionProjection;
    this.transactions = transactions;
  }

  static QuarantinedEvents of(Cloud cloud, DynamoDbClient dynamo) {
    return new QuarantinedEvents(
        new DynamoLanePositions(dynamo, cloud.output("ShardPositionsTable")),
        cloud.projection(),
        cloud.transactionProjection(),
        cloud.optionalOutput("TransactionStreamName"));
  }

  static boolean isOfTransactions(String key) {
    return TRANSACTIONS.stream().anyMatch(key::startsWith);
  }

  DynamoLanePositions positions() {
    return positions;
  }

  /**
   * Whether an object is still to be looked at.
   *
   * @param region of the bucket, for ticks; empty otherwise
   */
  boolean isOpen(String region, String key) {
    var isKnown = isOfTransactions(key) ? transactions.isPresent() : key.startsWith(MARKET);
    return !isKnown
        || !QuarantinedObject.isKey(key)
        || !TransactionReplay.isDone(positions, laneOf(region, key), key);
  }

  /** The lane that an object's record stood in; a Region's, under the Region's name. */
  Lane laneOf(String region, String key) {
    var stream = isOfTransactions(key) ? transactions.orElseThrow() : "market." + region;
    return new Lane(
        isOfTransactions(key) ? transactionProjection : projection,
        stream,
        QuarantinedObject.incarnationOf(key),
        new Shard(QuarantinedObject.shardOf(key)));
  }
}
