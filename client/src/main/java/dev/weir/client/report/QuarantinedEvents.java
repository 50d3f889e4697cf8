package dev.weir.client.report;

import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.quarantine.QuarantinedObject;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.Lane;
import dev.weir.stream.Shard;
import dev.weir.transactions.TransactionReplay;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Determines which objects of transactions and ticks are still open, that is, which no replay has
 * completed according to the table of positions.
 */
final class QuarantinedEvents {

  /** The key prefixes of transactions. */
  static final List<String> TRANSACTIONS = List.of("transactions/", "transactions-undecided/");

  /** The key prefix of ticks. */
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
        new DynamoLanePositions(dynamo, cloud.output(StackOutput.POSITIONS_TABLE)),
        cloud.projection(),
        cloud.transactionProjection(),
        cloud.optionalOutput(DataStream.TRANSACTIONS.nameOutput()));
  }

  static boolean isOfTransactions(String key) {
    return TRANSACTIONS.stream().anyMatch(key::startsWith);
  }

  DynamoLanePositions positions() {
    return positions;
  }

  /**
   * Returns whether an object is still open.
   *
   * @param region of the bucket, for ticks; empty otherwise
   */
  boolean isOpen(String region, String key) {
    var isKnown = isOfTransactions(key) ? transactions.isPresent() : key.startsWith(MARKET);
    return !isKnown
        || !QuarantinedObject.isKey(key)
        || !TransactionReplay.isDone(positions, laneOf(region, key), key);
  }

  /** Returns the lane of an object's record; for a Region, under the Region's name. */
  Lane laneOf(String region, String key) {
    var stream = isOfTransactions(key) ? transactions.orElseThrow() : "market." + region;
    return new Lane(
        isOfTransactions(key) ? transactionProjection : projection,
        stream,
        QuarantinedObject.incarnationOf(key),
        new Shard(QuarantinedObject.shardOf(key)));
  }
}
