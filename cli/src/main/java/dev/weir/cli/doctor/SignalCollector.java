package dev.weir.cli.doctor;

import dev.weir.cli.doctor.PipelineNames.FunctionNames;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.OpenShards;
import dev.weir.metrics.Step;
import dev.weir.stream.HashKeyRange;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a pipeline's signals from a local cloud or AWS. */
public final class SignalCollector {

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
  private static final Duration TABLE_STREAM_RETENTION = Duration.ofHours(24);

  private final String stage;
  private final ComparisonWindows horizon;

  private SignalCollector(String stage, ComparisonWindows horizon) {
    this.stage = stage;
    this.horizon = horizon;
  }

  /** Returns a collector for a local cloud, whose metrics have a resolution of a second. */
  public static SignalCollector local(String stage) {
    return new SignalCollector(stage, ComparisonWindows.LOCAL);
  }

  /**
   * Returns a collector for a stack in AWS, whose CloudWatch metrics have a resolution of a minute.
   */
  public static SignalCollector aws(String stage) {
    return new SignalCollector(stage, ComparisonWindows.AWS);
  }

  /** Reads the signals of every pipeline that the options select, in each of its Regions. */
  public static List<Signals> all(CloudOptions where) {
    var cloud = where.open();
    var collector = where.isAws() ? aws(where.stage()) : local(where.stage());
    var signals = new ArrayList<Signals>();
    // The setting pipelines may leave out either.
    if (cloud.optionalOutput("AccessLogStreamName").isPresent()) {
      signals.add(collector.accessLogs(cloud));
    }
    if (cloud.optionalOutput("TransactionStreamName").isPresent()) {
      signals.add(collector.transactions(cloud));
    }
    for (var region : where.marketRegions(cloud)) {
      signals.add(collector.market(where.openRegional(region)));
    }
    return signals;
  }

  /** Reads the signals of the access logs' pipeline. */
  public Signals accessLogs(Cloud cloud) {
    var stream = cloud.output("AccessLogStreamName");
    return read(
        cloud,
        PipelineNames.ACCESS_LOGS,
        stream,
        List.of(reader(cloud, Step.ACCESS_LOGS, "AccessLog", stream)));
  }

  /** Reads the signals of the transactions' pipeline. */
  public Signals transactions(Cloud cloud) {
    var stream = cloud.output("TransactionStreamName");
    return read(
        cloud,
        PipelineNames.TRANSACTIONS,
        stream,
        List.of(reader(cloud, Step.TRANSACTIONS, "Transaction", stream)));
  }

  /** Reads the signals of the market pipeline in one Region: marks, risk and delivery. */
  public Signals market(Cloud cloud) {
    var stream = cloud.output("MarketStreamName");
    return read(
        cloud,
        "market " + cloud.region(),
        stream,
        List.of(
            reader(cloud, Step.MARKS, "Marks", stream),
            follower(cloud, Step.RISK, "Risk"),
            follower(cloud, Step.DELIVERY, "Delivery")));
  }

  private Signals read(Cloud cloud, String pipeline, String stream, List<FunctionNames> functions) {
    var names = new PipelineNames(pipeline, stage, stream, middles(cloud, stream), functions);
    return SignalsReader.read(cloud.metrics(), horizon, names, Instant.now());
  }

  /** Returns the names of the function that reads the stream. */
  private static FunctionNames reader(Cloud cloud, Step step, String part, String stream) {
    return function(cloud, step, part, retention(cloud, stream));
  }

  /** Returns the names of a function that reads a table's changes. */
  private static FunctionNames follower(Cloud cloud, Step step, String part) {
    return function(cloud, step, part, TABLE_STREAM_RETENTION);
  }

  private static FunctionNames function(Cloud cloud, Step step, String part, Duration retention) {
    return new FunctionNames(
        step, cloud.output(part + "FunctionName"), cloud.output(part + "EventSourceId"), retention);
  }

  private static Map<String, BigInteger> middles(Cloud cloud, String stream) {
    return OpenShards.of(cloud, stream).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, shard -> middle(shard.getValue())));
  }

  private static BigInteger middle(HashKeyRange range) {
    return range.first().add(range.last()).shiftRight(1);
  }

  private static Duration retention(Cloud cloud, String stream) {
    try (var kinesis = cloud.kinesis()) {
      return Duration.ofHours(
          kinesis
              .describeStreamSummary(request -> request.streamName(stream))
              .streamDescriptionSummary()
              .retentionPeriodHours());
    }
  }
}
