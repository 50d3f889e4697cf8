package dev.weir.cli.check;

import static dev.weir.cli.check.SdkModelAccount.subscription;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;

/**
 * A state of an account that a reader of docs/DEPLOY.md expects no finding about.
 *
 * @param name a sentence about the account
 * @param stack which stack it is in
 * @param seed changes AWS's answers
 */
record HarmlessState(String name, Supplier<SdkModelAccount> stack, Consumer<SdkModelAccount> seed) {

  private static final String PAGER = "arn:aws:sns:us-east-1:111122223333:pager";

  static List<HarmlessState> all() {
    return List.of(
        main("as deployed", _ -> {}),
        regional("as deployed in a Region", _ -> {}),
        main(
            "our alarms are on later pages",
            a ->
                IntStream.range(0, 100)
                    .forEach(i -> a.alarms.addFirst(alarm("weir-prod-0-team-" + i)))),
        main(
            "another application's consumers are being deleted",
            a -> PromisedFinding.onSecondPage(a, "ACTIVE")),
        main(
            "the guard has raised the retention to a week",
            a -> a.stream("Transaction", s -> s.retentionPeriodHours(168))),
        main(
            "the list of filters is empty",
            a ->
                a.source(
                    "AccessLog",
                    s -> s.filterCriteria(FilterCriteria.builder().filters(List.of()).build()))),
        main(
            "another stage whose name continues ours has a raised alarm without actions",
            a -> a.alarms.add(alarm("weir-prod-eu-access-logs-lag"))),
        main(
            "policies list services and actions, and admit another account",
            a -> a.policies.put("OutboxSweep", withLists())),
        main("a former subscriber and a second receiver of an alarm", a -> receivers(a)),
        main("a new stack that has processed nothing", a -> fresh(a)),
        main(
            "an update of a function failed, which changes nothing of the version that runs",
            a ->
                a.unpublished.put(
                    "AccessLog",
                    a.functions.get("AccessLog").toBuilder()
                        .state("Failed")
                        .lastUpdateStatus("Failed")
                        .build())),
        regional(
            "the queue accepts messages of our topic and of another",
            a -> a.accepts(a.output("DecisionTopicArn").replace("us-east-1", "*"))));
  }

  private static HarmlessState main(String name, Consumer<SdkModelAccount> seed) {
    return new HarmlessState(name, SdkModelAccount::main, seed);
  }

  private static HarmlessState regional(String name, Consumer<SdkModelAccount> seed) {
    return new HarmlessState(name, SdkModelAccount::regional, seed);
  }

  private static MetricAlarm alarm(String name) {
    return MetricAlarm.builder().alarmName(name).stateValue("ALARM").actionsEnabled(false).build();
  }

  private static String withLists() {
    return """
    {"Statement": [
      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
       "Action": "lambda:InvokeFunction", "Resource": "*"},
      {"Effect": "Allow", "Principal": {"Service": ["s3.amazonaws.com", "events.amazonaws.com"]},
       "Action": ["lambda:GetFunction", "lambda:InvokeFunction"], "Resource": "*"}]}
    """;
  }

  private static void receivers(SdkModelAccount account) {
    var operations = account.output("OperationsTopicArn");
    account.subscriptions.get(operations).add(subscription("email", "former@b.example", "Deleted"));
    account.alarm("weir-prod-transactions-lag", alarm -> alarm.alarmActions(PAGER, operations));
  }

  private static void fresh(SdkModelAccount account) {
    account.source("AccessLog", s -> s.lastProcessingResult(null));
    account.reserved.clear();
    account.function("AccessLog", f -> f.loggingConfig(log -> log.applicationLogLevel("DEBUG")));
  }

  @Override
  public String toString() {
    return name;
  }
}
