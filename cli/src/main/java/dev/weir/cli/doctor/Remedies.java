package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
import java.math.BigInteger;

/**
 * Remedies as runnable commands and settings from {@code docs/DEPLOY.md}, with the names of the
 * pipeline's parts.
 */
final class Remedies {

  // https://docs.aws.amazon.com/general/latest/gr/lambda-service.html
  private static final String CONCURRENCY_QUOTA = "L-B99A9384";
  private static final int MAX_RETENTION_HOURS = 8_760;

  private Remedies() {}

  static String send() {
    return "send records: weir send --help";
  }

  static String lookAtProducer() {
    return "check the producer: its log, its permission to put records, its network; weir send"
        + " sample shows whether the rest works";
  }

  static String lookAtShipper(StepSignals step) {
    return "the pipeline waits for nothing: look at what sends (its buffer, its retries, its clock"
        + " and time zone); "
        + (step.step().equals(Step.TRANSACTIONS.id())
            ? "every transaction counts, but alerts come as late as the transactions"
            : "counts are right, but alerts for minutes older than alertHorizon are not raised");
  }

  static String lookAtEventSource(StepSignals step) {
    return "aws lambda list-event-source-mappings --function-name "
        + step.function()
        + ":live  (State, LastProcessingResult, FilterCriteria); npx cdk deploy restores it";
  }

  static String spreadKey() {
    return "let the producer spread the key, for example with a suffix; more shards do not help";
  }

  static String splitShard(Signals signals, String shard, BigInteger middle) {
    return "aws kinesis split-shard --stream-name %s --shard-to-split %s --new-starting-hash-key %s;"
            .formatted(signals.stream(), shard, middle)
        + " in on-demand mode Kinesis splits it automatically";
  }

  /** Returns the remedy of doubling the shards. */
  static String moreShards(Signals signals) {
    return "npx cdk deploy -c %s=provisioned -c %s=%d"
        .formatted(
            StreamSetting.STREAM_MODE.of(signals),
            StreamSetting.SHARDS.of(signals),
            2 * Math.max(1, signals.arrivals().shards().size()));
  }

  static String fanOut(Signals signals) {
    return "npx cdk deploy -c %s=true gives the function dedicated read throughput"
        .formatted(StreamSetting.ENHANCED_FAN_OUT.of(signals));
  }

  static String lookIntoQuarantine(StepSignals step) {
    return step.step().equals(Step.ACCESS_LOGS.id())
        ? "weir quarantine list shows why; if the format is wrong: npx cdk deploy -c"
            + " accessLogFormat=..."
        : "weir quarantine list shows why; fix the producer";
  }

  static String raiseConcurrency() {
    return "aws service-quotas request-service-quota-increase --service-code lambda --quota-code "
        + CONCURRENCY_QUOTA
        + " --desired-value N";
  }

  static String moreMemory() {
    return "npx cdk deploy -c functionMemoryMb=3538 gives it two vCPUs; or roll back the last"
        + " deployment";
  }

  static String readLog(StepSignals step) {
    return "the log names the cause under \"again\": aws logs tail --since 10m --filter-pattern"
        + " again \"$("
        + logGroup(step)
        + ")\"; docs/RUNBOOK.md, -stalled";
  }

  static String lookForCrashes(StepSignals step) {
    return "normal after a deployment; if it persists, look for crashes: aws logs tail --since 10m"
        + " \"$("
        + logGroup(step)
        + ")\"";
  }

  private static String logGroup(StepSignals step) {
    return "aws lambda get-function-configuration --function-name "
        + step.function()
        + " --query LoggingConfig.LogGroup --output text";
  }

  static String lookAtNetwork(StepSignals step) {
    return "failed calls are retried. aws lambda get-function-configuration --function-name "
        + step.function()
        + " --query VpcConfig: with a VPC, check its endpoints and security groups; without, AWS"
        + " Health";
  }

  static String waitForCapacity(String service) {
    var growth =
        service.equals("dynamodb")
            ? "on-demand tables scale within 30 minutes; if it persists, "
            : "";
    return growth
        + "raise the account's quota: aws service-quotas list-service-quotas --service-code "
        + service
        + ". Retries delay records but lose none";
  }

  static String lookAtSink(String service) {
    return "records are delayed, not lost: check AWS Health and the other callers of %s (dashboard,"
            .formatted(service)
        + " Stored)";
  }

  static String deployAlike() {
    return "docs/RUNBOOK.md#market-disagreement: deploy the same version in both Regions";
  }

  /** Returns the remedy of a longer retention, which takes effect at once. */
  static String keepLonger(Signals signals) {
    return "aws kinesis increase-stream-retention-period --stream-name %s --retention-period-hours %d"
        .formatted(signals.stream(), MAX_RETENTION_HOURS);
  }
}
