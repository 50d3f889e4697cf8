package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedEventSource;
import dev.weir.cli.check.AccountParts.SnsTopic;
import dev.weir.cli.check.AccountParts.UnansweredCall;
import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.metrics.stack.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares a stack with what its account says of its parts. Everything follows from the outputs and
 * the answers; what AWS does not answer is a finding, too.
 */
final class StackCheck {

  private static final String CHANGES = "NEW_IMAGE";
  private static final String CONSUMER = "/consumer/";

  // An alarm's name does not depend on how a stream is read.
  private static final Alarms.SourceTiming ANY =
      new Alarms.SourceTiming(Duration.ofDays(1), Duration.ZERO);

  private final Map<String, String> outputs;
  private final Predicate<DataStream> pushed;
  private final AccountParts account;
  private final Instant now;
  private final List<CheckFinding> findings = new ArrayList<>();
  private int needed;

  private StackCheck(
      Map<String, String> outputs,
      Predicate<DataStream> pushed,
      AccountParts account,
      Instant now) {
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
   * @param pushed whether a stream has to be pushed
   */
  static List<CheckFinding> of(
      String name,
      String stage,
      Map<String, String> outputs,
      Predicate<DataStream> pushed,
      AccountParts account,
      Instant now) {
    var check = new StackCheck(outputs, pushed, account, now);
    check.run(name, stage);
    return check.findings;
  }

  private void run(String name, String stage) {
    boolean regional = output(StackOutput.REGION).isPresent();
    for (var stream : DataStream.values()) {
      stream(stream);
    }
    Step.withEventSource().forEach(this::source);
    Arrays.stream(Step.values()).filter(Step::isScheduled).forEach(this::scheduled);
    output(StackOutput.RETENTION_GUARD)
        .ifPresent(function -> scheduled(function, Optional.empty()));
    if (regional) {
      replicas();
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
    } catch (UnansweredCall e) {
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
    found(subject, "is not there", CheckFinding.REDEPLOY);
  }

  private Optional<String> output(StackOutput output) {
    return output(output.key());
  }

  private Optional<String> output(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  private void stream(DataStream stream) {
    output(stream.nameOutput())
        .ifPresent(name -> part("Stream " + name, () -> stream(stream, name)));
  }

  private void stream(DataStream stream, String name) {
    var subject = "Stream " + name;
    var there = account.stream(name);
    if (there.isEmpty()) {
      missing(subject);
      return;
    }
    var found = there.get();
    if (!found.status().equals("ACTIVE")) {
      found(subject, "is " + found.status() + ", not ACTIVE", StateRemedy.of(found.status()));
    }
    var hours = output(stream.retentionOutput()).map(Integer::valueOf).orElse(0);
    if (found.retentionHours() < hours) {
      found(
          subject,
          "keeps records for %d hours, not %d".formatted(found.retentionHours(), hours),
          "The guard of retention raises it within a quarter of an hour; look at its log.");
    }
  }

  private void source(Step step) {
    output(step.eventSourceOutput())
        .ifPresent(id -> part("Event source of " + step.output(), () -> source(step, id)));
    output(step.functionOutput()).ifPresent(name -> part("Function " + name, () -> function(name)));
  }

  private void source(Step step, String id) {
    var subject = "Event source of " + step.output();
    var there = account.eventSource(id);
    if (there.isEmpty()) {
      missing(subject);
      return;
    }
    var source = step.source().orElseThrow();
    var wanted = wanted(source);
    findings.addAll(
        EventSourceCheck.of(
            subject,
            there.get(),
            output(step.functionOutput()).orElse(""),
            wanted.text(),
            wanted.fits().test(there.get())));
    needed += lanes(source);
    if (source instanceof Trigger.Records(var stream, _)) {
      consumer(stream, there.get().sourceArn());
    }
  }

  /** Other applications may have consumers of the same stream, in any state. */
  private void consumer(DataStream stream, String arn) {
    if (!arn.startsWith(output(stream.arnOutput()).orElse("") + CONSUMER)) {
      return;
    }
    var subject = "Stream " + output(stream.nameOutput()).orElse("");
    var consumers = deployed(stream).map(AccountParts.DeployedStream::consumers).orElse(List.of());
    consumers.stream()
        .filter(consumer -> consumer.arn().equals(arn))
        .map(AccountParts.DeployedConsumer::status)
        .findFirst()
        .ifPresentOrElse(
            status -> {
              if (!status.equals("ACTIVE")) {
                found(
                    subject,
                    "its consumer %s is %s, not ACTIVE".formatted(arn, status),
                    StateRemedy.of(status));
              }
            },
            () -> found(subject, "its consumer " + arn + " is not there", CheckFinding.REDEPLOY));
  }

  private Optional<AccountParts.DeployedStream> deployed(DataStream stream) {
    return output(stream.nameOutput()).flatMap(account::stream);
  }

  /** What an event source has to read. */
  private record Wanted(String text, Predicate<DeployedEventSource> fits) {}

  private Wanted wanted(Trigger source) {
    return switch (source) {
      case Trigger.Records(var stream, var isPushable) ->
          isPushable && pushed.test(stream) ? consumerOf(stream) : polled(stream);
      case Trigger.Changes(var table) -> changesOf(table);
      case Trigger.Timer _ -> throw new IllegalArgumentException("No event source");
    };
  }

  private Wanted polled(DataStream stream) {
    var arn = output(stream.arnOutput()).orElse("");
    return new Wanted("the stream " + arn, source -> source.sourceArn().equals(arn));
  }

  private Wanted consumerOf(DataStream stream) {
    var arn = output(stream.arnOutput()).orElse("");
    return new Wanted(
        "a consumer of " + arn, source -> source.sourceArn().startsWith(arn + CONSUMER));
  }

  private Wanted changesOf(StackOutput table) {
    var name = output(table).orElse("");
    var arn = account.table(name).map(AccountParts.DeployedTable::streamArn).orElse("");
    return new Wanted(
        "the latest stream of the table " + name, source -> source.sourceArn().equals(arn));
  }

  private int lanes(Trigger source) {
    return switch (source) {
      case Trigger.Records(var stream, _) -> shards(stream);
      // DynamoDB decides on a table's shards: at least one.
      case Trigger.Changes _, Trigger.Timer _ -> 1;
    };
  }

  private int shards(DataStream stream) {
    return deployed(stream).map(AccountParts.DeployedStream::openShards).orElse(0);
  }

  private void function(String name) {
    account
        .function(name)
        .ifPresentOrElse(
            function -> findings.addAll(FunctionCheck.of("Function " + name, function)),
            () -> missing("Function " + name));
  }

  private void scheduled(Step step) {
    output(step.functionOutput()).ifPresent(name -> scheduled(name, step.source()));
  }

  private void scheduled(String function, Optional<Trigger> source) {
    part("Function " + function, () -> checkSchedule(function, source));
  }

  private void checkSchedule(String function, Optional<Trigger> source) {
    var subject = "Function " + function;
    needed++;
    var there = account.function(function);
    // One with an event source as well was looked at there.
    if (source.isEmpty()) {
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

  /** Checks each table whose changes are read, once for all of its readers. */
  private void replicas() {
    Step.withEventSource().stream()
        .map(reader -> reader.source().orElseThrow())
        .flatMap(
            source ->
                source instanceof Trigger.Changes(var table)
                    ? output(table).stream()
                    : Stream.empty())
        .distinct()
        .forEach(name -> part("Table " + name, () -> table(name)));
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
      found(subject, "is " + table.status() + ", not ACTIVE", StateRemedy.of(table.status()));
    }
    if (!table.view().equals(CHANGES)) {
      found(
          subject,
          table.view().isEmpty()
              ? "this Region's replica has no stream: nothing after it is computed"
              : "this Region's replica has a stream of " + table.view() + ", not " + CHANGES,
          CheckFinding.REDEPLOY_REGION);
    }
    if (!table.consistency().equals("STRONG")) {
      found(
          subject,
          "is not strongly consistent between Regions (%s): decisions may differ"
              .formatted(table.consistency().isEmpty() ? "no replicas" : table.consistency()),
          "It can't be changed afterwards: deploy another stage, docs/DEPLOY.md, Two Regions.");
    }
    for (var replica : table.replicas()) {
      found(
          subject,
          "its replica in %s is %s, not ACTIVE".formatted(replica.region(), replica.state()),
          StateRemedy.of(replica.state()));
    }
  }

  private void decisions() {
    part(
        "Topic of decisions",
        () -> {
          var topic = output(StackOutput.DECISION_TOPIC).flatMap(account::topic);
          var queue = output(StackOutput.DECISION_QUEUE).flatMap(account::queue);
          if (topic.isEmpty() || queue.isEmpty()) {
            missing(topic.isEmpty() ? "Topic of decisions" : "Queue of decisions");
          } else {
            findings.addAll(
                TopicCheck.ofQueue(
                    "Topic of decisions",
                    output(StackOutput.DECISION_TOPIC).orElseThrow(),
                    topic.get(),
                    queue.get()));
          }
        });
  }

  private void topics() {
    topic(StackOutput.OPERATIONS_TOPIC, "Operations topic", TopicCheck::ofOperations);
    topic(
        StackOutput.ALERT_TOPIC,
        "Alert topic",
        (subject, topic) -> TopicCheck.ofPeople(subject, topic, "alertEmail"));
  }

  private void topic(
      StackOutput output, String subject, BiFunction<String, SnsTopic, List<CheckFinding>> check) {
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
    var topic = output(StackOutput.OPERATIONS_TOPIC).orElse("");
    findings.addAll(AlarmCheck.of(expected(stage, suffix), account.alarms(stage + "-"), topic));
  }

  /** What alarms the stack's parts have. */
  private SortedSet<String> expected(String stage, String suffix) {
    var alarms = new ArrayList<Alarm>();
    if (output(DataStream.MARKET.nameOutput()).isPresent()) {
      alarms.addAll(Alarms.market(ANY));
    } else {
      alarms.addAll(Alarms.alerting());
    }
    add(alarms, Step.ACCESS_LOGS, Alarms.accessLogs(ANY));
    add(alarms, Step.TRANSACTIONS, Alarms.transactions(ANY));
    add(alarms, Step.ACCESS_LOGS_ARCHIVE, Alarms.accessLogsArchive(ANY));
    add(alarms, Step.TRANSACTIONS_ARCHIVE, Alarms.transactionsArchive(ANY));
    add(alarms, Step.TICKS_ARCHIVE, Alarms.ticksArchive(ANY));
    add(alarms, Step.DECISIONS_ARCHIVE, Alarms.decisionsArchive(ANY.window()));
    var names = new TreeSet<String>();
    alarms.forEach(alarm -> names.add(stage + "-" + alarm.id() + suffix));
    return names;
  }

  private void add(List<Alarm> alarms, Step step, List<Alarm> of) {
    if (outputs.containsKey(step.functionOutput())) {
      alarms.addAll(of);
    }
  }
}
