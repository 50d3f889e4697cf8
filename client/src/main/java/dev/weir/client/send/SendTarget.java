package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.cloud.KeptPositions;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A pipeline that accepts input from a user, with the names of its stream and its progress. */
public enum SendTarget {
  /** Access-log lines, which are counted. */
  ACCESS_LOGS(
      DataStream.ACCESS_LOGS,
      StackOutput.POSITIONS_TABLE,
      "lines",
      "Counting",
      "counted",
      StackOutput.QUARANTINE_BUCKET,
      List.of("access-logs/")),
  /** Transactions, which are applied to their users' profiles. */
  TRANSACTIONS(
      DataStream.TRANSACTIONS,
      StackOutput.POSITIONS_TABLE,
      "transactions",
      "Applying",
      "applied",
      StackOutput.QUARANTINE_BUCKET,
      List.of("transactions/", "transactions-undecided/")),
  /** Market data ticks in one Region, which become marks. */
  MARKET(
      DataStream.MARKET,
      StackOutput.FEEDS_TABLE,
      "ticks",
      "Applying",
      "applied",
      StackOutput.MARKET_QUARANTINE_BUCKET,
      List.of("market/"));

  private final DataStream stream;
  private final StackOutput positionsTable;
  private final String unit;
  private final String doing;
  private final String done;
  private final StackOutput quarantineBucket;

  @SuppressWarnings("ImmutableEnumChecker") // List.of
  private final List<String> quarantinePrefixes;

  SendTarget(
      DataStream stream,
      StackOutput positionsTable,
      String unit,
      String doing,
      String done,
      StackOutput quarantineBucket,
      List<String> quarantinePrefixes) {
    this.stream = stream;
    this.positionsTable = positionsTable;
    this.unit = unit;
    this.doing = doing;
    this.done = done;
    this.quarantineBucket = quarantineBucket;
    this.quarantinePrefixes = quarantinePrefixes;
  }

  /** Returns the pipeline of a stream. */
  public static SendTarget of(DataStream stream) {
    return Arrays.stream(values())
        .filter(pipeline -> pipeline.stream == stream)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the stack output with the stream's name. */
  public String streamName() {
    return stream.nameOutput();
  }

  /** Returns the stack output with the stream's ARN. */
  public String streamArn() {
    return stream.arnOutput();
  }

  /** Returns the stack output with the name of the table of the lanes' positions. */
  public StackOutput positionsTable() {
    return positionsTable;
  }

  /** Returns the name of everything that a stack derives from its stream. */
  public String projection(Cloud cloud) {
    return this == TRANSACTIONS ? cloud.transactionProjection() : cloud.projection();
  }

  /**
   * Refuses a pipeline without positions that say which records are applied.
   *
   * @param what needs them, such as {@code --wait}
   * @throws CommandFault if the pipeline is deployed so
   */
  public void requirePositions(Cloud cloud, String what) {
    switch (this) {
      case ACCESS_LOGS -> {
        var semantics = DeployedSettings.accessLogs(cloud, Map.of()).semantics();
        KeptPositions.require(semantics, stream.pipeline(), what);
      }
      case TRANSACTIONS -> {
        var semantics = DeployedSettings.transactions(cloud, Map.of()).semantics();
        KeptPositions.require(semantics, stream.pipeline(), what);
      }
      case MARKET -> {} // always exactly once
    }
  }

  /** What its records hold, such as {@code lines}. */
  String unit() {
    return unit;
  }

  /** Returns the label of a wait, such as {@code Counting}. */
  String doing() {
    return doing;
  }

  /** Returns the word for a finished wait, such as {@code counted}. */
  String done() {
    return done;
  }

  /** Returns the stack output with the name of the quarantine bucket. */
  StackOutput quarantineBucket() {
    return quarantineBucket;
  }

  /** Returns the key prefixes in the quarantine bucket; the day of arrival follows. */
  List<String> quarantinePrefixes() {
    return quarantinePrefixes;
  }
}
