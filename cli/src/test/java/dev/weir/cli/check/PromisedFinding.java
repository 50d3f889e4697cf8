package dev.weir.cli.check;

import static dev.weir.cli.check.SdkModelAccount.consumer;
import static dev.weir.cli.check.SdkModelAccount.replica;
import static dev.weir.cli.check.SdkModelAccount.subscription;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.dynamodb.model.MultiRegionConsistency;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;

/**
 * A mistake that a reader of docs/DEPLOY.md expects {@code weir check --aws} to name.
 *
 * @param name a sentence about the account
 * @param stack which stack it is in
 * @param seed changes AWS's answers
 * @param expected all findings that have to follow, and no other
 */
record PromisedFinding(
    String name,
    Supplier<SdkModelAccount> stack,
    Consumer<SdkModelAccount> seed,
    List<Named> expected) {

  /** Parts of a finding. */
  record Named(String subject, String problem, String remedy) {

    boolean fits(CheckFinding finding) {
      return finding.subject().contains(subject)
          && finding.problem().contains(problem)
          && finding.remedy().contains(remedy);
    }
  }

  private static final String REDEPLOY = "--revert-drift";
  private static final String LAG = "weir-prod-transactions-lag";

  static List<PromisedFinding> all() {
    return List.of(
        main(
            "the event source of transactions was deleted",
            a -> a.sources.remove("uuid-Transaction"),
            new Named("Event source of Transaction", "not there", REDEPLOY)),
        main(
            "an event source is being disabled",
            a -> a.source("AccessLog", s -> s.state("Disabling")),
            new Named("Event source of AccessLog", "Disabling", "--enabled")),
        main(
            "an event source invokes an alias whose name begins with live",
            a -> a.source("AccessLog", s -> s.functionArn(live("AccessLog") + "-old")),
            new Named("Event source of AccessLog", "live-old", REDEPLOY)),
        main(
            "an event source gives records up after a week",
            a -> a.source("Transaction", s -> s.maximumRecordAgeInSeconds(604_800)),
            new Named("Event source of Transaction", "604800", REDEPLOY)),
        main(
            "an event source reads the consumer of a stream whose name begins with ours",
            a ->
                a.source(
                    "AccessLog",
                    s -> s.eventSourceArn(a.output("AccessLogStreamArn") + "2/consumer/weir:1")),
            new Named("Event source of AccessLog", "2/consumer/weir:1", REDEPLOY)),
        regional(
            "an event source reads the former stream of a table that was created again",
            a ->
                a.table(
                    "weir-prod-marks",
                    t -> t.latestStreamArn(tableStream("marks", "2026-11-29T08:00:00.000"))),
            new Named("Event source of Risk", "latest stream", REDEPLOY)),
        main(
            "somebody added a filter",
            a ->
                a.source(
                    "Transaction",
                    s ->
                        s.filterCriteria(
                            FilterCriteria.builder()
                                .filters(Filter.builder().pattern("{}").build())
                                .build())),
            new Named("Event source of Transaction", "filter", REDEPLOY)),
        main(
            "the configuration of a function has no SnapStart",
            a -> a.function("AccessLog", f -> f.snapStart((SnapStartResponse) null)),
            new Named("Function AccessLog", "SnapStart", REDEPLOY)),
        main(
            "SnapStart of a function has no state",
            a -> a.function("AccessLog", f -> f.snapStart(SnapStartResponse.builder().build())),
            new Named("Function AccessLog", "SnapStart", REDEPLOY)),
        main(
            "the sweep has a reserved concurrency of 0",
            a -> a.reserved.put("OutboxSweep", 0),
            new Named("Function OutboxSweep", "concurrency of 0", "delete-function-concurrency")),
        main(
            "a function logs from WARN on",
            a ->
                a.function(
                    "Transaction", f -> f.loggingConfig(log -> log.applicationLogLevel("WARN"))),
            new Named("Function Transaction", "WARN", "INFO")),
        main(
            "the sweep's policy only denies EventBridge",
            a -> a.policies.computeIfPresent("OutboxSweep", (_, p) -> p.replace("Allow", "Deny")),
            new Named("Function OutboxSweep", "events.amazonaws.com", REDEPLOY)),
        main(
            "the guard's rule is disabled",
            a -> a.invocations.remove("RetentionGuard"),
            new Named("Function RetentionGuard", "half an hour", "Enable its rule")),
        main(
            "a stream is being deleted",
            a -> a.stream("Transaction", s -> s.streamStatus("DELETING")),
            new Named("Stream Transaction", "DELETING", REDEPLOY)),
        main(
            "the consumer on the second page is being deleted",
            a -> onSecondPage(a, "DELETING"),
            new Named("Stream AccessLog", "DELETING", REDEPLOY)),
        main(
            "the consumer that the event source reads is not listed",
            a -> a.consumers.get(a.output("AccessLogStreamArn")).clear(),
            new Named("Stream AccessLog", "is not there", REDEPLOY)),
        main(
            "a stream keeps records for less than the setting",
            a -> a.model.outputs.put("AccessLogRetentionHours", "48"),
            new Named("Stream AccessLog", "24 hours, not 48", "guard of retention")),
        regional(
            "a table has no consistency between Regions",
            a ->
                a.table(
                    "weir-prod-risk", t -> t.multiRegionConsistency((MultiRegionConsistency) null)),
            new Named("Table weir-prod-risk", "strongly consistent", "another stage")),
        regional(
            "the other Region's replica can't use its key",
            a ->
                a.table(
                    "weir-prod-marks",
                    t ->
                        t.replicas(
                            replica("us-east-1", "ACTIVE"),
                            replica("us-east-2", "INACCESSIBLE_ENCRYPTION_CREDENTIALS"))),
            new Named("Table weir-prod-marks", "us-east-2 is INACCESSIBLE", "enable the key")),
        main(
            "the operations topic's only subscription was deleted",
            a -> subscribe(a, "Operations", subscription("email", "ops@b.example", "Deleted")),
            new Named("Operations topic", "nobody is subscribed", "operationsEmail")),
        main(
            "an address on the second page is not confirmed",
            a -> {
              var arn = a.output("AlertTopicArn");
              var all = a.subscriptions.get(arn);
              IntStream.range(0, 100)
                  .forEach(i -> all.add(subscription("email", i + "@b.example", arn + ":" + i)));
              all.add(subscription("email", "late@b.example", "PendingConfirmation"));
            },
            new Named("Alert topic", "late@b.example is not confirmed", "link")),
        regional(
            "the queue accepts only messages of a topic whose ARN begins with ours",
            a -> a.accepts(a.output("DecisionTopicArn") + "2"),
            new Named("Topic of decisions", "queue's policy", REDEPLOY)),
        main(
            "an alarm was deleted while one exists whose name continues its name",
            a -> a.alarm(LAG, alarm -> alarm.alarmName(LAG + "-2")),
            new Named("Alarm " + LAG, "not there", REDEPLOY)),
        main(
            "an alarm has no data and its actions are disabled",
            a -> a.alarm(LAG, PromisedFinding::silent),
            new Named("Alarm " + LAG, "no data", "RUNBOOK"),
            new Named("Alarm " + LAG, "actions are disabled", "enable-alarm-actions")),
        main(
            "subscriptions may not be listed and the shards are used up",
            a -> {
              a.refusesSubscriptions = true;
              a.limits = a.limits.toBuilder().shardLimit(200).openShardCount(199).build();
            },
            new Named("Operations topic", "sns:ListSubscriptionsByTopic", "DEPLOY.md"),
            new Named("Alert topic", "sns:ListSubscriptionsByTopic", "DEPLOY.md"),
            new Named("Quota of shards", "199 of 200", "Ask for more")));
  }

  private static PromisedFinding main(
      String name, Consumer<SdkModelAccount> seed, Named... expected) {
    return new PromisedFinding(name, SdkModelAccount::main, seed, List.of(expected));
  }

  private static PromisedFinding regional(
      String name, Consumer<SdkModelAccount> seed, Named... expected) {
    return new PromisedFinding(name, SdkModelAccount::regional, seed, List.of(expected));
  }

  private static String live(String function) {
    return "arn:aws:lambda:us-east-1:111122223333:function:" + function + ":live";
  }

  private static String tableStream(String table, String label) {
    return "arn:aws:dynamodb:us-east-1:111122223333:table/weir-prod-" + table + "/stream/" + label;
  }

  /** Puts a hundred consumers of others before the one of the access logs. */
  static void onSecondPage(SdkModelAccount account, String status) {
    var stream = account.output("AccessLogStreamArn");
    var all = account.consumers.get(stream);
    all.clear();
    IntStream.range(0, 100)
        .forEach(i -> all.add(consumer(stream + "/consumer/other-" + i + ":1", "DELETING")));
    all.add(consumer(account.model.consumer("AccessLog"), status));
  }

  private static void subscribe(
      SdkModelAccount account,
      String topic,
      software.amazon.awssdk.services.sns.model.Subscription only) {
    account.subscriptions.put(account.output(topic + "TopicArn"), List.of(only));
  }

  private static MetricAlarm.Builder silent(MetricAlarm.Builder alarm) {
    return alarm.stateValue("INSUFFICIENT_DATA").actionsEnabled(false);
  }

  @Override
  public String toString() {
    return name;
  }
}
