package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.cloud.KeptPositions;
import java.util.List;
import java.util.Map;

/** A pipeline that a person can send to, and how its stream and its progress are called. */
public enum SendTarget {
  /** Access-log lines; what is done with them is counting. */
  ACCESS_LOGS(
      "AccessLogStreamName",
      "AccessLogStreamArn",
      "ShardPositionsTable",
      "lines",
      "Counting",
      "counted",
      "QuarantineBucket",
      List.of("access-logs/")),
  /** Transactions, which are applied to the profiles of their users. */
  TRANSACTIONS(
      "TransactionStreamName",
      "TransactionStreamArn",
      "ShardPositionsTable",
      "transactions",
      "Applying",
      "applied",
      "QuarantineBucket",
      List.of("transactions/", "transactions-undecided/")),
  /** Ticks of market data in one Region, which become marks. */
  MARKET(
      "MarketStreamName",
      "MarketStreamArn",
      "FeedsTable",
      "ticks",
      "Applying",
      "applied",
      "MarketQuarantineBucket",
      List.of("market/"));

  private final String streamName;
  private final String streamArn;
  private final String positionsTable;
  private final String unit;
  private final String doing;
  private final String done;
  private final String quarantineBucket;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> quarantinePrefixes;

  SendTarget(
      String streamName,
      String streamArn,
      String positionsTable,
      String unit,
      String doing,
      String done,
      String quarantineBucket,
      List<String> quarantinePrefixes) {
    this.streamName = streamName;
    this.streamArn = streamArn;
    this.positionsTable = positionsTable;
    this.unit = unit;
    this.doing = doing;
    this.done = done;
    this.quarantineBucket = quarantineBucket;
    this.quarantinePrefixes = quarantinePrefixes;
  }

  /** The stack's output that names its stream. */
  public String streamName() {
    return streamName;
  }

  /** The stack's output with its stream's ARN. */
  public String streamArn() {
    return streamArn;
  }

  /** The stack's output that names the table with its lanes' positions. */
  public String positionsTable() {
    return positionsTable;
  }

  /** The name of everything that a stack derives from its stream. */
  String projection(Cloud cloud) {
    return this == TRANSACTIONS ? cloud.transactionProjection() : cloud.projection();
  }

  /**
   * Refuses to wait where no position says what is applied.
   *
   * @throws CommandFault if the pipeline is deployed so
   */
  void requireWaitable(Cloud cloud) {
    switch (this) {
      case ACCESS_LOGS -> {
        var semantics = DeployedSettings.accessLogs(cloud, Map.of()).semantics();
        KeptPositions.require(semantics, "access-logs", "--wait");
      }
      case TRANSACTIONS -> {
        var semantics = DeployedSettings.transactions(cloud, Map.of()).semantics();
        KeptPositions.require(semantics, "transactions", "--wait");
      }
      case MARKET -> {} // always exactly once
    }
  }

  /** What its records hold, such as {@code lines}. */
  String unit() {
    return unit;
  }

  /** What a wait for it shows, such as {@code Counting}. */
  String doing() {
    return doing;
  }

  /** What is said after the wait, such as {@code counted}. */
  String done() {
    return done;
  }

  /** The stack's output that names the bucket with what it quarantined. */
  String quarantineBucket() {
    return quarantineBucket;
  }

  /** What the keys of what it quarantined begin with; the day of arrival follows. */
  List<String> quarantinePrefixes() {
    return quarantinePrefixes;
  }
}
