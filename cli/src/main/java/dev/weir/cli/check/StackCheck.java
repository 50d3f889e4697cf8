package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.EventSource;
import dev.weir.cli.check.AccountParts.SnsTopic;
import dev.weir.cli.check.AccountParts.Unanswered;
import dev.weir.cli.check.CheckedSource.Origin;
import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Compares a stack with what its account says of its parts. Everything follows from the outputs and
 * the answers; what AWS does not answer is a finding, too.
 */
final class StackCheck {

  private static final List<String> MAIN_SCHEDULED = List.of("OutboxSweep", "RetentionGuard");
  private static final List<String> REGIONAL_SCHEDULED = List.of("Pulse", "Risk", "RetentionGuard");
  private static final List<String> STREAMS = List.of("AccessLog", "Transaction", "Market");
  private static final String CHANGES = "NEW_IMAGE";

  // An alarm's name does not depend on how a stream is read.
  private static final Alarms.Reading ANY = new Alarms.Reading(Duration.ofDays(1), Duration.ZERO);

  private final Map<String, String> outputs;
  private final Predicate<String> pushed;
  private final AccountParts account;
  private final Instant now;
  private final List<CheckFinding> findings = new ArrayList<>();
  private int needed;

  private StackCheck(
      Map<String, String> outputs, Predicate<String> pushed, AccountParts account, Instant now) {
    this.outputs = outputs;
    this.pushed = pushed;
    this.account = account;
    this.now = now;
  }

  /**
   * All that is wrong with a stack.
   *
   * @param name of the stack, {@code weir-<stage>} or {@code weir-<stage>-<Region>}
   * @param stage name of the stage's first stack, which alarms begin with
   * @param outputs of the stack
   * @param pushed whether the stream whose settings have a prefix has to be pushed
   */
  static List<CheckFinding> of(
      String name,
      String stage,
      Map<String, String> outputs,
      Predicate<String> pushed,
      AccountParts account,
      Instant now) {
    var check = new StackCheck(outputs, pushed, account, now);
    check.run(name, stage);
    return check.findings;
  }

  private void run(String name, String stage) {
    boolean regional = outputs.containsKey("Region");
    STREAMS.forEach(this::stream);
    (regional ? CheckedSource.REGIONAL : CheckedSource.MAIN).forEach(this::source);
    (regional ? REGIONAL_SCHEDULED : MAIN_SCHEDULED).forEach(this::scheduled);
    if (regional) {
      List.of("Marks", "Risk").forEach(this::replica);
      decisions();
    }
    topics();
    part("Alarms", () -> alarms(stage, regional ? name.substring(stage.length()) : ""));
    part(
        "Quotas",
        () -> findings.addAll(QuotaCheck.of(needed, account.concurrency(), account.shards())));
  }

  /** One part that AWS does not answer for keeps no other from being looked at. */
  private void part(String subject, Runnable check) {
    try {
      check.run();
    } catch (Unanswered e) {
      found(
          subject,
          "could not be checked: " + e.getMessage(),
          "docs/DEPLOY.md, After a deployment.");
    }
  }

  private void found(String subject, String problem, String remedy) {
    findings.add(new CheckFinding(subject, problem, remedy));
  }

  private void missing(String subject) {
    found(subject, "is not there", "Deploy the stack again.");
  }

  private Optional<String> output(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  private void stream(String name) {
    output(name + "StreamName")
        .ifPresent(stream -> part("Stream " + stream, () -> stream(name, stream)));
  }

  private void stream(String name, String stream) {
    var subject = "Stream " + stream;
    var there = account.stream(stream);
    if (there.isEmpty()) {
      missing(subject);
      return;
    }
    var found = there.get();
    if (!found.status().equals("ACTIVE")) {
      found(subject, "is " + found.status() + ", not ACTIVE", "Wait, and check again.");
    }
    for (var consumer : found.consumers()) {
      if (!consumer.endsWith(" ACTIVE")) {
        found(subject, "its consumer " + consumer + " is not active", "Wait, or deploy again.");
      }
    }
    var hours = output(name + "RetentionHours").map(Integer::valueOf).orElse(0);
    if (found.retentionHours() < hours) {
      found(
          subject,
          "keeps records for %d hours, not %d".formatted(found.retentionHours(), hours),
          "The guard of retention raises it within a quarter of an hour; look at its log.");
    }
  }

  private void source(CheckedSource source) {
    output(source.sourceOutput())
        .ifPresent(id -> part("Event source of " + source.name(), () -> source(source, id)));
    output(source.functionOutput())
        .ifPresent(name -> part("Function " + name, () -> function(name)));
  }

  private void source(CheckedSource source, String id) {
    var subject = "Event source of " + source.name();
    var there = account.eventSource(id);
    if (there.isEmpty()) {
      missing(subject);
      return;
    }
    var wanted = wanted(source.origin());
    findings.addAll(
        EventSourceCheck.of(subject, there.get(), wanted.text(), wanted.fits().test(there.get())));
    needed += lanes(source.origin());
  }

  /** What an event source has to read. */
  private record Wanted(String text, Predicate<EventSource> fits) {}

  private Wanted wanted(Origin origin) {
    return switch (origin) {
      case Origin.OfStream(String stream, String prefix) ->
          pushed.test(prefix) ? consumerOf(stream) : polled(stream);
      case Origin.Polled(String stream) -> polled(stream);
      case Origin.OfTable(String table) -> changesOf(table);
    };
  }

  private Wanted polled(String stream) {
    var arn = outputs.getOrDefault(stream + "StreamArn", "");
    return new Wanted("the stream " + arn, source -> source.sourceArn().equals(arn));
  }

  private Wanted consumerOf(String stream) {
    var arn = outputs.getOrDefault(stream + "StreamArn", "");
    return new Wanted(
        "a consumer of " + arn, source -> source.sourceArn().startsWith(arn + "/consumer/"));
  }

  private Wanted changesOf(String table) {
    var arn =
        account
            .table(outputs.getOrDefault(table + "Table", ""))
            .map(AccountParts.Table::streamArn)
            .orElse("");
    return new Wanted(
        "the latest stream of the table of " + table, source -> source.sourceArn().equals(arn));
  }

  private int lanes(Origin origin) {
    return switch (origin) {
      case Origin.OfStream(String stream, _) -> shards(stream);
      case Origin.Polled(String stream) -> shards(stream);
      // A table's shards are DynamoDB's matter: at least one.
      case Origin.OfTable _ -> 1;
    };
  }

  private int shards(String stream) {
    return output(stream + "StreamName")
        .flatMap(account::stream)
        .map(AccountParts.KinesisStream::openShards)
        .orElse(0);
  }

  private void function(String name) {
    account
        .function(name)
        .ifPresentOrElse(
            function -> findings.addAll(FunctionCheck.of("Function " + name, function)),
            () -> missing("Function " + name));
  }

  private void scheduled(String name) {
    output(name + "FunctionName")
        .ifPresent(function -> part("Function " + function, () -> scheduled(name, function)));
  }

  private void scheduled(String name, String function) {
    var subject = "Function " + function;
    needed++;
    var there = account.function(function);
    // One with an event source as well was looked at there.
    if (!outputs.containsKey(name + "EventSourceId")) {
      function(function);
    }
    there.ifPresent(
        found ->
            findings.addAll(
                FunctionCheck.ofScheduled(
                    subject,
                    found,
                    account.invocations(function, FunctionCheck.SCHEDULED_WITHIN),
                    now)));
  }

  private void replica(String name) {
    output(name + "Table").ifPresent(table -> part("Table " + table, () -> table(table)));
  }

  private void table(String name) {
    var subject = "Table " + name;
    var there = account.table(name);
    if (there.isEmpty()) {
      missing(subject);
      return;
    }
    var table = there.get();
    if (!table.status().equals("ACTIVE")) {
      found(subject, "is " + table.status() + ", not ACTIVE", "Wait, and check again.");
    }
    if (!table.view().equals(CHANGES)) {
      found(
          subject,
          table.view().isEmpty()
              ? "this Region's replica has no stream: nothing after it is computed"
              : "this Region's replica has a stream of " + table.view() + ", not " + CHANGES,
          "Deploy the Region's stack again: it enables the replica's stream.");
    }
    if (!table.consistency().equals("STRONG")) {
      found(
          subject,
          "is not strongly consistent between Regions (%s): decisions may differ"
              .formatted(table.consistency().isEmpty() ? "no replicas" : table.consistency()),
          "It can't be changed afterwards: deploy another stage, docs/DEPLOY.md, Two Regions.");
    }
    for (var replica : table.replicas()) {
      found(subject, "its replica in " + replica + " is not active", "Wait, and check again.");
    }
  }

  private void decisions() {
    part(
        "Topic of decisions",
        () -> {
          var topic = output("DecisionTopicArn").flatMap(account::topic);
          var queue = output("DecisionQueueUrl").flatMap(account::queue);
          if (topic.isEmpty() || queue.isEmpty()) {
            missing(topic.isEmpty() ? "Topic of decisions" : "Queue of decisions");
          } else {
            findings.addAll(TopicCheck.ofQueue("Topic of decisions", topic.get(), queue.get()));
          }
        });
  }

  private void topics() {
    topic("OperationsTopicArn", "Operations topic", TopicCheck::ofOperations);
    topic(
        "AlertTopicArn",
        "Alert topic",
        (subject, topic) -> TopicCheck.ofPeople(subject, topic, "alertEmail"));
  }

  private void topic(
      String output, String subject, BiFunction<String, SnsTopic, List<CheckFinding>> check) {
    output(output)
        .ifPresent(
            arn ->
                part(
                    subject,
                    () ->
                        account
                            .topic(arn)
                            .ifPresentOrElse(
                                topic -> findings.addAll(check.apply(subject, topic)),
                                () -> missing(subject))));
  }

  private void alarms(String stage, String suffix) {
    var topic = outputs.getOrDefault("OperationsTopicArn", "");
    findings.addAll(AlarmCheck.of(expected(stage, suffix), account.alarms(stage + "-"), topic));
  }

  /** What alarms the stack's parts have. */
  private SortedSet<String> expected(String stage, String suffix) {
    var alarms = new ArrayList<Alarm>();
    if (outputs.containsKey("MarketStreamName")) {
      alarms.addAll(Alarms.market(ANY));
    } else {
      alarms.addAll(Alarms.alerting());
    }
    add(alarms, "AccessLogFunctionName", Alarms.accessLogs(ANY));
    add(alarms, "TransactionFunctionName", Alarms.transactions(ANY));
    add(alarms, "AccessLogArchiveFunctionName", Alarms.accessLogsArchive(ANY));
    add(alarms, "TransactionArchiveFunctionName", Alarms.transactionsArchive(ANY));
    add(alarms, "DecisionArchiveFunctionName", Alarms.decisionsArchive(ANY.window()));
    var names = new TreeSet<String>();
    alarms.forEach(alarm -> names.add(stage + "-" + alarm.id() + suffix));
    return names;
  }

  private void add(List<Alarm> alarms, String output, List<Alarm> of) {
    if (outputs.containsKey(output)) {
      alarms.addAll(of);
    }
  }
}
