package dev.weir.cli.doctor;

import java.math.BigInteger;

/**
 * What to do, as commands that can be run and settings that {@code docs/DEPLOY.md} has; for a
 * pipeline by the names of its parts.
 */
final class Remedies {

  // https://docs.aws.amazon.com/general/latest/gr/lambda-service.html
  private static final String CONCURRENCY_QUOTA = "L-B99A9384";
  private static final int MAX_RETENTION_HOURS = 8_760;

  private Remedies() {}

  static String send() {
    return "send something: weir send --help";
  }

  static String lookAtProducer() {
    return "look at the producer: its log, its permission to put, its network; weir send sample"
        + " shows whether the rest works";
  }

  static String lookAtShipper() {
    return "the pipeline waits for nothing: look at what sends (its buffer, its retries, its clock"
        + " and time zone); counts are right, but alerts for minutes older than alertHorizon"
        + " are not raised";
  }

  static String lookAtEventSource(StepSignals step) {
    return "aws lambda list-event-source-mappings --function-name "
        + step.function()
        + ":live  (State, LastProcessingResult, FilterCriteria); npx cdk deploy sets it as it was";
  }

  static String spreadKey() {
    return "only the producer can spread one key: add something to it; more shards do not help";
  }

  static String splitShard(Signals signals, String shard, BigInteger middle) {
    return "aws kinesis split-shard --stream-name %s --shard-to-split %s --new-starting-hash-key %s;"
            .formatted(signals.stream(), shard, middle)
        + " in on-demand mode Kinesis splits it by itself";
  }

  /** Twice as many shards as there are. */
  static String moreShards(Signals signals) {
    return "npx cdk deploy -c %s=provisioned -c %s=%d"
        .formatted(
            StreamSetting.STREAM_MODE.of(signals),
            StreamSetting.SHARDS.of(signals),
            2 * Math.max(1, signals.arrivals().shards().size()));
  }

  static String fanOut(Signals signals) {
    return "npx cdk deploy -c %s=true gives the function a read capacity of its own"
        .formatted(StreamSetting.ENHANCED_FAN_OUT.of(signals));
  }

  static String lookIntoQuarantine(StepSignals step) {
    return step.step().equals(PipelineNames.ACCESS_LOGS)
        ? "weir quarantine list shows why; is the format the right one?"
            + " npx cdk deploy -c accessLogFormat=..."
        : "weir quarantine list shows why; fix the producer";
  }

  static String raiseConcurrency() {
    return "aws service-quotas request-service-quota-increase --service-code lambda --quota-code "
        + CONCURRENCY_QUOTA
        + " --desired-value N";
  }

  static String moreMemory() {
    return "npx cdk deploy -c functionMemoryMb=3538 gives it two virtual CPUs; roll back what was"
        + " deployed last";
  }

  static String readLog(StepSignals step) {
    return "weir logs it under \"again\": aws logs tail --since 10m --filter-pattern again \"$("
        + logGroup(step)
        + ")\"; docs/RUNBOOK.md, -stalled";
  }

  static String lookForCrashes(StepSignals step) {
    return "it passes after a deployment; if not, look for crashes: aws logs tail --since 10m \"$("
        + logGroup(step)
        + ")\"";
  }

  private static String logGroup(StepSignals step) {
    return "aws lambda get-function-configuration --function-name "
        + step.function()
        + " --query LoggingConfig.LogGroup --output text";
  }

  static String lookAtNetwork(StepSignals step) {
    return "calls are made again. aws lambda get-function-configuration --function-name "
        + step.function()
        + " --query VpcConfig: where it has one, look at endpoints and security groups; else AWS"
        + " Health";
  }

  static String waitForCapacity(String service) {
    var growth =
        service.equals("dynamodb")
            ? "on-demand tables grow by themselves within 30 minutes; if it stays, "
            : "";
    return growth
        + "raise the account's quota: aws service-quotas list-service-quotas --service-code "
        + service
        + ". Retries cost time, not data";
  }

  static String lookAtSink(String service) {
    return "records wait, none is lost: look at AWS Health, and at what else calls %s (dashboard,"
            .formatted(service)
        + " Stored)";
  }

  static String deployAlike() {
    return "docs/RUNBOOK.md#market-disagreement: deploy the same version in both Regions";
  }

  /** Makes the stream keep its records for longer, at once. */
  static String keepLonger(Signals signals) {
    return "aws kinesis increase-stream-retention-period --stream-name %s --retention-period-hours %d"
        .formatted(signals.stream(), MAX_RETENTION_HOURS);
  }
}
