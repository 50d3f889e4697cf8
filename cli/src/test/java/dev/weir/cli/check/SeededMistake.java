package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedAlarm;
import dev.weir.cli.check.AccountParts.DeployedEventSource;
import dev.weir.cli.check.AccountParts.DeployedStream;
import dev.weir.cli.check.AccountParts.DeployedTable;
import dev.weir.cli.check.AccountParts.Shards;
import dev.weir.cli.check.AccountParts.SnsTopic;
import dev.weir.cli.check.AccountParts.SqsQueue;
import dev.weir.cli.check.AccountParts.Subscription;
import dev.weir.metrics.stack.DataStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A mistake in an account, from docs/DEPLOY.md and docs/RUNBOOK.md.
 *
 * @param name what went wrong
 * @param stack which stack it is in
 * @param seed makes it
 * @param subject of the finding that has to name it
 * @param words that the finding has to have
 */
record SeededMistake(
    String name,
    Supplier<ModelAccount> stack,
    Consumer<ModelAccount> seed,
    String subject,
    String words) {

  static List<SeededMistake> all() {
    return List.of(
        main(
            "event source deleted",
            a -> a.sources.remove("uuid-AccessLog"),
            "AccessLog",
            "not there"),
        main(
            "event source disabled",
            source("AccessLog", s -> state(s, "Disabled")),
            "AccessLog",
            "Disabled"),
        main(
            "role lost its permission",
            source("Transaction", s -> result(s, "PROBLEM: Lambda is not authorized")),
            "Transaction",
            "not authorized"),
        main(
            "switched to polling by hand",
            a -> reads(a, "AccessLog", a.outputs.get("AccessLogStreamArn")),
            "AccessLog",
            "a consumer of"),
        main(
            "pushed though polling is set",
            a -> a.pushed.remove(DataStream.TRANSACTIONS),
            "Transaction",
            "not the stream"),
        main(
            "archive reads a consumer",
            a -> reads(a, "AccessLogArchive", a.consumer("AccessLog")),
            "AccessLogArchive",
            "not the stream"),
        main("filter added", source("AccessLog", SeededMistake::filtered), "AccessLog", "filter"),
        main(
            "began at the newest record",
            source("AccessLog", SeededMistake::latest),
            "AccessLog",
            "LATEST"),
        main(
            "alias not used",
            source("AccessLog", SeededMistake::unqualified),
            "AccessLog",
            "alias live"),
        main(
            "another function's alias",
            source("AccessLog", SeededMistake::misdirected),
            "AccessLog",
            "alias live of AccessLog"),
        main(
            "ten batches at once",
            source("AccessLog", s -> order(s, 10, false, -1, -1, 0)),
            "AccessLog",
            "batches"),
        main(
            "bisects",
            source("AccessLog", s -> order(s, 1, true, -1, -1, 0)),
            "AccessLog",
            "bisects"),
        main(
            "limit on retries",
            source("AccessLog", s -> order(s, 1, false, 3, -1, 0)),
            "AccessLog",
            "gives records up"),
        main(
            "limit on age",
            source("AccessLog", s -> order(s, 1, false, -1, 3600, 0)),
            "AccessLog",
            "gives records up"),
        main(
            "tumbling window",
            source("AccessLog", s -> order(s, 1, false, -1, -1, 60)),
            "AccessLog",
            "tumbling"),
        main(
            "no partial failures",
            source("AccessLog", SeededMistake::whole),
            "AccessLog",
            "partial failures"),
        main(
            "function deleted", a -> a.functions.remove("Transaction"), "Transaction", "not there"),
        main(
            "reserved concurrency 0",
            function("AccessLog", f -> reserved(f, 0)),
            "AccessLog",
            "concurrency of 0"),
        main(
            "idle for 14 days",
            function("AccessLog", f -> functionState(f, "Inactive")),
            "AccessLog",
            "14 days"),
        main(
            "function failed",
            function("AccessLog", f -> functionState(f, "Failed")),
            "AccessLog",
            "Failed"),
        main(
            "no snapshot",
            function("AccessLog", f -> snapshot(f, "Off")),
            "AccessLog",
            "SnapStart"),
        main(
            "metrics dropped",
            function("Transaction", f -> level(f, "WARN")),
            "Transaction",
            "alarms are blind"),
        main(
            "rule may not invoke",
            function("OutboxSweep", SeededMistake::uninvoked),
            "OutboxSweep",
            "events.amazonaws.com"),
        main(
            "rule disabled",
            a -> a.invocations.put("OutboxSweep", 0L),
            "OutboxSweep",
            "half an hour"),
        main(
            "guard not run",
            a -> a.invocations.put("RetentionGuard", 0L),
            "RetentionGuard",
            "half an hour"),
        main(
            "stream deleted",
            a -> a.streams.remove("Transaction"),
            "Stream Transaction",
            "not there"),
        main("stream updating", stream("UPDATING", 24, "ACTIVE"), "Stream AccessLog", "UPDATING"),
        main("consumer creating", stream("ACTIVE", 24, "CREATING"), "Stream AccessLog", "consumer"),
        main(
            "retention lowered by hand",
            a -> a.outputs.put("AccessLogRetentionHours", "48"),
            "Stream AccessLog",
            "24 hours, not 48"),
        main(
            "topic closed to alarms",
            topic("Operations", "", ""),
            "Operations topic",
            "cloudwatch.amazonaws.com"),
        main(
            "topic denies alarms",
            topic("Operations", denied(), ""),
            "Operations topic",
            "cloudwatch.amazonaws.com"),
        main(
            "topic with AWS's own key",
            topic(
                "Operations",
                ModelAccount.allow("cloudwatch.amazonaws.com", "sns:Publish"),
                "alias/aws/sns"),
            "Operations topic",
            "AWS's own key"),
        main(
            "address not confirmed",
            subscriptions("Operations", new Subscription("email", "ops@b.example", false)),
            "Operations topic",
            "not confirmed"),
        main("nobody gets alerts", subscriptions("Alert"), "Alert topic", "nobody is subscribed"),
        main(
            "topic deleted",
            a -> a.topics.remove(a.outputs.get("AlertTopicArn")),
            "Alert topic",
            "not there"),
        main(
            "alarm deleted",
            a -> a.alarms.remove("weir-prod-outbox-age"),
            "outbox-age",
            "not there"),
        main(
            "alarm without data",
            alarm("INSUFFICIENT_DATA", true, true),
            "transactions-lag",
            "no data"),
        main("alarm raised", alarm("ALARM", true, true), "transactions-lag", "is raised"),
        main("alarm's actions disabled", alarm("OK", false, true), "transactions-lag", "disabled"),
        main(
            "alarm notifies nobody",
            alarm("OK", true, false),
            "transactions-lag",
            "does not notify"),
        main("new account", a -> a.concurrency = 9, "concurrent invocations", "9 at a time"),
        main(
            "shards used up",
            a -> a.shards = new Shards(500, 300),
            "Quota of shards",
            "300 of 500"),
        regional(
            "replica without a stream",
            table("marks", t -> view(t, "")),
            "Table weir-prod-marks",
            "no stream"),
        regional(
            "replica with another view",
            table("risk", t -> view(t, "KEYS_ONLY")),
            "Table weir-prod-risk",
            "KEYS_ONLY"),
        regional(
            "replica being made",
            table("risk", t -> replicas(t, "us-east-2", "CREATING")),
            "Table weir-prod-risk",
            "us-east-2"),
        regional(
            "weak consistency",
            table("marks", t -> consistency(t, "EVENTUAL")),
            "Table weir-prod-marks",
            "strongly consistent"),
        regional("table deleted", a -> deleteTable(a), "Table weir-prod-marks", "not there"),
        regional(
            "stream of a table made again",
            a ->
                reads(
                    a,
                    "Delivery",
                    "arn:aws:dynamodb:us-east-1:111122223333:table/weir-prod-risk/stream/2025"),
            "Delivery",
            "latest stream"),
        regional(
            "archive of ticks reads a consumer",
            a -> reads(a, "TickArchive", a.consumer("Market")),
            "TickArchive",
            "not the stream"),
        regional("no pulses", a -> a.invocations.put("Pulse", 0L), "Pulse", "half an hour"),
        regional(
            "queue not subscribed",
            subscriptions("Decision"),
            "Topic of decisions",
            "not subscribed"),
        regional(
            "queue closed to the topic",
            a -> a.queues.computeIfPresent("https://queue", (_, q) -> new SqsQueue(q.arn(), "")),
            "Topic of decisions",
            "sns.amazonaws.com"),
        regional(
            "alarm of the Region deleted",
            a -> a.alarms.remove("weir-prod-market-no-pulse-us-east-1"),
            "market-no-pulse",
            "not there"));
  }

  private static SeededMistake main(
      String name, Consumer<ModelAccount> seed, String subject, String words) {
    return new SeededMistake(name, ModelAccount::main, seed, subject, words);
  }

  private static SeededMistake regional(
      String name, Consumer<ModelAccount> seed, String subject, String words) {
    return new SeededMistake(name, ModelAccount::regional, seed, subject, words);
  }

  private static Consumer<ModelAccount> source(
      String name, UnaryOperator<DeployedEventSource> change) {
    return a -> a.sources.computeIfPresent("uuid-" + name, (_, of) -> change.apply(of));
  }

  private static void reads(ModelAccount account, String name, String arn) {
    account.sources.computeIfPresent(
        "uuid-" + name,
        (_, s) ->
            with(
                s,
                s.state(),
                arn,
                s.functionArn(),
                s.start(),
                s.responseTypes(),
                s.filters(),
                s.lastResult()));
  }

  private static DeployedEventSource with(
      DeployedEventSource s,
      String state,
      String arn,
      String function,
      String start,
      List<String> types,
      boolean filters,
      String result) {
    return new DeployedEventSource(
        state,
        arn,
        function,
        start,
        s.parallelization(),
        s.bisects(),
        s.retries(),
        s.maxAgeSeconds(),
        s.tumblingSeconds(),
        types,
        filters,
        result);
  }

  private static DeployedEventSource state(DeployedEventSource s, String state) {
    return with(
        s,
        state,
        s.sourceArn(),
        s.functionArn(),
        s.start(),
        s.responseTypes(),
        false,
        s.lastResult());
  }

  private static DeployedEventSource result(DeployedEventSource s, String result) {
    return with(
        s, s.state(), s.sourceArn(), s.functionArn(), s.start(), s.responseTypes(), false, result);
  }

  private static DeployedEventSource filtered(DeployedEventSource s) {
    return with(
        s,
        s.state(),
        s.sourceArn(),
        s.functionArn(),
        s.start(),
        s.responseTypes(),
        true,
        s.lastResult());
  }

  private static DeployedEventSource latest(DeployedEventSource s) {
    return with(
        s,
        s.state(),
        s.sourceArn(),
        s.functionArn(),
        "LATEST",
        s.responseTypes(),
        false,
        s.lastResult());
  }

  private static DeployedEventSource unqualified(DeployedEventSource s) {
    var function = s.functionArn().replace(":live", "");
    return with(
        s, s.state(), s.sourceArn(), function, s.start(), s.responseTypes(), false, s.lastResult());
  }

  private static DeployedEventSource misdirected(DeployedEventSource s) {
    var function = s.functionArn().replace(":AccessLog:", ":Transaction:");
    return with(
        s, s.state(), s.sourceArn(), function, s.start(), s.responseTypes(), false, s.lastResult());
  }

  private static DeployedEventSource whole(DeployedEventSource s) {
    return with(
        s, s.state(), s.sourceArn(), s.functionArn(), s.start(), List.of(), false, s.lastResult());
  }

  private static DeployedEventSource order(
      DeployedEventSource s,
      int parallelization,
      boolean bisects,
      int retries,
      int age,
      int tumbling) {
    return new DeployedEventSource(
        s.state(),
        s.sourceArn(),
        s.functionArn(),
        s.start(),
        parallelization,
        bisects,
        retries,
        age,
        tumbling,
        s.responseTypes(),
        s.filters(),
        s.lastResult());
  }

  private static Consumer<ModelAccount> function(
      String name, UnaryOperator<AccountParts.Function> change) {
    return a -> a.functions.computeIfPresent(name, (_, of) -> change.apply(of));
  }

  private static AccountParts.Function functionState(AccountParts.Function f, String state) {
    return new AccountParts.Function(
        state, f.logLevel(), f.snapshot(), f.reserved(), f.invokers(), f.deployedAt());
  }

  private static AccountParts.Function snapshot(AccountParts.Function f, String snapshot) {
    return new AccountParts.Function(
        f.state(), f.logLevel(), snapshot, f.reserved(), f.invokers(), f.deployedAt());
  }

  private static AccountParts.Function level(AccountParts.Function f, String level) {
    return new AccountParts.Function(
        f.state(), level, f.snapshot(), f.reserved(), f.invokers(), f.deployedAt());
  }

  private static AccountParts.Function reserved(AccountParts.Function f, int reserved) {
    return new AccountParts.Function(
        f.state(),
        f.logLevel(),
        f.snapshot(),
        OptionalInt.of(reserved),
        f.invokers(),
        f.deployedAt());
  }

  private static AccountParts.Function uninvoked(AccountParts.Function f) {
    return new AccountParts.Function(
        f.state(), f.logLevel(), f.snapshot(), f.reserved(), Set.of(), f.deployedAt());
  }

  private static Consumer<ModelAccount> stream(String status, int hours, String consumer) {
    return a ->
        a.streams.put(
            "AccessLog", new DeployedStream(status, hours, 2, a.consumers("AccessLog", consumer)));
  }

  private static Consumer<ModelAccount> topic(String name, String policy, String key) {
    return a ->
        a.topics.computeIfPresent(
            a.outputs.get(name + "TopicArn"),
            (_, of) -> new SnsTopic(policy, key, of.subscriptions()));
  }

  private static Consumer<ModelAccount> subscriptions(String name, Subscription... subscribed) {
    return a ->
        a.topics.computeIfPresent(
            a.outputs.get(name + "TopicArn"),
            (_, of) -> new SnsTopic(of.policy(), of.key(), List.of(subscribed)));
  }

  private static String denied() {
    return """
    {"Statement": [
      {"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"},
       "Action": "sns:*", "Resource": "*"},
      {"Effect": "Deny", "Principal": {"Service": ["cloudwatch.amazonaws.com"]},
       "Action": ["sns:Publish"], "Resource": "*"}]}
    """;
  }

  private static Consumer<ModelAccount> alarm(String state, boolean acts, boolean notifies) {
    var name = "weir-prod-transactions-lag";
    return a ->
        a.alarms.put(
            name,
            new DeployedAlarm(
                name,
                state,
                acts,
                notifies ? List.of(a.outputs.get("OperationsTopicArn")) : List.of()));
  }

  private static Consumer<ModelAccount> table(String name, UnaryOperator<DeployedTable> change) {
    return a -> a.tables.computeIfPresent("weir-prod-" + name, (_, of) -> change.apply(of));
  }

  private static void deleteTable(ModelAccount account) {
    var arn = account.tables.remove("weir-prod-marks").streamArn();
    // Its event source goes with it.
    account.sources.values().removeIf(source -> source.sourceArn().equals(arn));
  }

  private static DeployedTable view(DeployedTable t, String view) {
    return new DeployedTable(t.status(), t.streamArn(), view, t.consistency(), t.replicas());
  }

  private static DeployedTable consistency(DeployedTable t, String consistency) {
    return new DeployedTable(t.status(), t.streamArn(), t.view(), consistency, t.replicas());
  }

  private static DeployedTable replicas(DeployedTable t, String region, String state) {
    return new DeployedTable(
        t.status(),
        t.streamArn(),
        t.view(),
        t.consistency(),
        List.of(new AccountParts.InactiveReplica(region, state)));
  }

  @Override
  public String toString() {
    return name;
  }
}
