package dev.weir.cli.doctor;

import dev.weir.cli.doctor.PipelineNames.StepNames;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.OpenShards;
import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.Trigger;
import dev.weir.stream.HashKeyRange;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    if (cloud.optionalOutput(DataStream.ACCESS_LOGS.nameOutput()).isPresent()) {
      signals.add(collector.accessLogs(cloud));
    }
    if (cloud.optionalOutput(DataStream.TRANSACTIONS.nameOutput()).isPresent()) {
      signals.add(collector.transactions(cloud));
    }
    for (var region : where.marketRegions(cloud)) {
      signals.add(collector.market(where.openRegional(region)));
    }
    return signals;
  }

  /** Reads the signals of the access logs' pipeline. */
  public Signals accessLogs(Cloud cloud) {
    return read(cloud, DataStream.ACCESS_LOGS, "", Step.ACCESS_LOGS);
  }

  /** Reads the signals of the transactions' pipeline. */
  public Signals transactions(Cloud cloud) {
    return read(cloud, DataStream.TRANSACTIONS, "", Step.TRANSACTIONS);
  }

  /** Reads the signals of the market pipeline in one Region: marks, risk and delivery. */
  public Signals market(Cloud cloud) {
    return read(
        cloud, DataStream.MARKET, " " + cloud.region(), Step.MARKS, Step.RISK, Step.DELIVERY);
  }

  private Signals read(Cloud cloud, DataStream stream, String suffix, Step... steps) {
    var name = cloud.output(stream.nameOutput());
    var functions = Arrays.stream(steps).map(step -> function(cloud, step, name)).toList();
    var names =
        new PipelineNames(stream.pipeline() + suffix, stage, name, middles(cloud, name), functions);
    return SignalsReader.read(cloud.metrics(), horizon, names, Instant.now());
  }

  private static StepNames function(Cloud cloud, Step step, String stream) {
    var readsStream = step.source().orElseThrow() instanceof Trigger.Records;
    return new StepNames(
        step,
        cloud.output(step.functionOutput()),
        cloud.output(step.eventSourceOutput()),
        readsStream ? retention(cloud, stream) : TABLE_STREAM_RETENTION);
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
