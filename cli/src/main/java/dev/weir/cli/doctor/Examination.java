package dev.weir.cli.doctor;

import dev.weir.cli.cloud.Cloud;
import dev.weir.metrics.Step;
import java.time.Duration;
import java.time.Instant;

/** Reads a pipeline's signals from where it runs. */
public final class Examination {

  private final String stage;
  private final Horizon horizon;

  private Examination(String stage, Horizon horizon) {
    this.stage = stage;
    this.horizon = horizon;
  }

  /** Of a local cloud, whose metrics are known by the second. */
  public static Examination local(String stage) {
    return new Examination(stage, Horizon.LOCAL);
  }

  /** Of a stack in AWS, whose metrics CloudWatch knows by the minute. */
  public static Examination aws(String stage) {
    return new Examination(stage, Horizon.AWS);
  }

  /** Of the access logs' pipeline. */
  public Signals accessLogs(Cloud cloud) {
    return read(
        cloud, "access-logs", Step.ACCESS_LOGS, "AccessLogStreamName", "AccessLogFunctionName");
  }

  /** Of the transactions' pipeline. */
  public Signals transactions(Cloud cloud) {
    return read(
        cloud,
        "transactions",
        Step.TRANSACTIONS,
        "TransactionStreamName",
        "TransactionFunctionName");
  }

  /** Of the market's pipeline in one Region. */
  public Signals market(Cloud cloud) {
    return read(
        cloud, "market " + cloud.region(), Step.MARKS, "MarketStreamName", "MarksFunctionName");
  }

  private Signals read(
      Cloud cloud, String pipeline, Step step, String streamOutput, String functionOutput) {
    var stream = cloud.output(streamOutput);
    var function = cloud.output(functionOutput);
    var names =
        new PipelineNames(pipeline, stage, step, stream, function, retention(cloud, stream));
    return SignalsReader.read(cloud.metrics(), horizon, names, Instant.now());
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
