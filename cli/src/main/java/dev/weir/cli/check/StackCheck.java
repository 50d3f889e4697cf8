package dev.weir.cli.check;

import dev.weir.cli.check.AccountParts.DeployedEventSource;
import dev.weir.cli.check.AccountParts.DeployedStream;
import dev.weir.cli.check.AccountParts.Function;
import dev.weir.cli.check.AccountParts.SnsTopic;
import dev.weir.cli.check.AccountParts.UnansweredCall;
import dev.weir.client.CommandFault;
import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.metrics.stack.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Compares a stack with what its account says of its parts. Everything follows from the outputs and
 * the answers; what AWS does not answer is a finding, too.
 */
final class StackCheck {

  // An alarm's name does not depend on how a stream is read.
  private static final Alarms.SourceTiming ANY =
      new Alarms.SourceTiming(Duration.ofDays(1), Duration.ZERO);

  private final CheckedStack stack;
  private final Predicate<DataStream> pushed;
  private final AccountParts account;
  private final Instant now;
  private final AwsCommand aws;
  private final List<CheckFinding> findings = new ArrayList<>();

  private StackCheck(
      CheckedStack stack, Predicate<DataStream> pushed, AccountParts account, Instant now) {
    this.stack = stack;
    this.pushed = pushed;
    this.account = account;
    this.now = now;
    aws = new AwsCommand(stack.region());
  }

  /**
   * All that is wrong with a stack.
   *
   * @param pushed whether a stream has to be pushed
   */
  static List<CheckFinding> of(
      CheckedStack stack, Predicate<DataStream> pushed, AccountParts account, Instant now) {
    var check = new StackCheck(stack, pushed, account, now);
    check.run();
    return check.findings.stream().map(finding -> finding.in(stack.name())).toList();
  }

  /**
   * What a check finds, or that its stack can't be read, which keeps no other stack from being
   * checked.
   *
   * @param check opens the stack and checks it
   */
  static List<CheckFinding> orUnreadable(String name, Supplier<List<CheckFinding>> check) {
    try {
      return check.get();
    } catch (CommandFault e) {
      return List.of(
          new CheckFinding(name, "Stack", "could not be checked: " + e.getMessage(), e.remedy()));
    }
  }

  private void run() {
    for (var stream : DataStream.values()) {
      output(stream.nameOutput()).ifPresent(name -> stream(stream, name));
    }
    for (var step : Step.values()) {
      output(step.eventSourceOutput()).ifPresent(id -> source(step, id));
      output(step.functionOutput()).ifPresent(name -> function(name, step.isScheduled()));
    }
    output(StackOutput.RETENTION_GUARD).ifPresent(name -> function(name, true));
    if (isRegional()) {
      replicas();
      decisions();
    }
    topics();
    part("Alarms", this::alarms);
    quotas();
  }

  private boolean isRegional() {
    return output(StackOutput.REGION).isPresent();
  }

  /** One part that AWS does not answer for keeps no other from being looked at. */
  private void part(String subject, Runnable check) {
    answered(
        subject,
        () -> {
          check.run();
          return true;
        });
  }

  /** What AWS answers; empty, and a finding, where it does not. */
  private <T> Optional<T> answered(String subject, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (UnansweredCall e) {
      found(
          subject,
          "could not be checked: " + e.getMessage(),
          "If it is a permission, docs/DEPLOY.md, After a deployment, lists those of this command;"
              + " otherwise check again.");
      return Optional.empty();
    }
  }

  private void found(String subject, String problem, String remedy) {
    findings.add(new CheckFinding(subject, problem, remedy));
  }

  private void missing(String subject) {
    found(subject, "is not there", AwsCommand.REVERT);
  }

  private Optional<String> output(StackOutput output) {
    return output(output.key());
  }

  private Optional<String> output(String key) {
    return Optional.ofNullable(stack.outputs().get(key));
  }

  private <T> void present(String subject, Optional<T> found, Consumer<T> check) {
    found.ifPresentOrElse(check, () -> missing(subject));
  }

  private void stream(DataStream stream, String name) {
    var check = new StreamCheck(name, aws);
    part(
        check.subject(),
        () ->
            present(check.subject(), account.stream(name), found -> stream(check, stream, found)));
  }

  private void stream(StreamCheck check, DataStream stream, DeployedStream found) {
    var hours = output(stream.retentionOutput()).map(Integer::valueOf).orElse(0);
    findings.addAll(check.of(found, hours));
    if (pushed.test(stream)) {
      part(
          check.subject(),
          () -> findings.addAll(check.ofConsumer(stack.stage(), account.consumers(found.arn()))));
    }
  }

  private void source(Step step, String id) {
    var subject = "Event source of " + step.output();
    part(
        subject,
        () ->
            account
                .eventSource(id)
                .ifPresentOrElse(
                    source -> source(step, id, source),
                    () ->
                        found(
                            subject,
                            id + " is not there: nothing is read",
                            EventSourceCheck.MAKE_AGAIN)));
  }

  private void source(Step step, String id, DeployedEventSource source) {
    var subject = "Event source of " + step.output();
    var function = output(step.functionOutput()).orElse("");
    findings.addAll(EventSourceCheck.of(subject, id, function, source, aws));
    part(subject, () -> reads(subject, source, wanted(step.source().orElseThrow())));
  }

  private void reads(String subject, DeployedEventSource source, Wanted wanted) {
    if (!wanted.fits().test(source.sourceArn())) {
      found(
          subject,
          "reads " + source.sourceArn() + ", not " + wanted.text(),
          "Delete it, because what it reads can't be changed; then " + EventSourceCheck.MAKE_AGAIN);
    }
  }

  /** What an event source has to read. */
  private record Wanted(String text, Predicate<String> fits) {}

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
    return new Wanted("the stream " + arn, arn::equals);
  }

  // One that is made again has the former one's name and another ARN. Where it is not there, the
  // stream is what has the problem.
  private Wanted consumerOf(DataStream stream) {
    var arn = output(stream.arnOutput()).orElse("");
    return account.consumers(arn).stream()
        .filter(consumer -> consumer.name().equals(stack.stage()))
        .findFirst()
        .map(own -> new Wanted("a consumer of " + arn + ": " + own.arn(), own.arn()::equals))
        .orElseGet(
            () ->
                new Wanted(
                    "a consumer of " + arn + ": " + stack.stage(),
                    source -> source.startsWith(arn + "/consumer/" + stack.stage() + ":")));
  }

  private Wanted changesOf(StackOutput table) {
    var name = output(table).orElse("");
    var arn = account.table(name).map(AccountParts.DeployedTable::streamArn).orElse("");
    return new Wanted("the latest stream of the table " + name, arn::equals);
  }

  private void function(String name, boolean isScheduled) {
    var check = new FunctionCheck(name, aws);
    part(
        check.subject(),
        () ->
            account
                .function(name)
                .ifPresentOrElse(
                    function -> function(check, name, function, isScheduled),
                    () -> findings.add(check.missing())));
  }

  private void function(FunctionCheck check, String name, Function function, boolean isScheduled) {
    findings.addAll(check.of(function));
    part(
        check.subject(),
        () ->
            account
                .reserved(name)
                .ifPresent(concurrency -> findings.addAll(check.ofReserved(concurrency))));
    if (isScheduled) {
      scheduled(check, name, function);
    }
  }

  private void scheduled(FunctionCheck check, String name, Function function) {
    var isAdmitted =
        answered(
            check.subject(),
            () -> FunctionCheck.admitsSchedule(account.policy(name), function.arn()));
    if (!isAdmitted.orElse(true)) {
      findings.add(check.closed());
      return;
    }
    part(
        check.subject(),
        () ->
            findings.addAll(
                check.ofScheduled(
                    function, account.invocations(name, FunctionCheck.SCHEDULED_WITHIN), now)));
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
    account
        .table(name)
        .ifPresentOrElse(
            table -> findings.addAll(TableCheck.of(name, table, aws)),
            () -> found("Table " + name, "is not there", TableCheck.RECOVER));
  }

  private void decisions() {
    var subject = "Topic of decisions";
    var url = output(StackOutput.DECISION_QUEUE).orElse("");
    part(
        subject,
        () ->
            present(
                "Queue of decisions",
                account.queue(url),
                queue -> {
                  findings.addAll(TopicCheck.ofQueuePolicy(subject, url, queue, aws));
                  part(subject, () -> subscribed(subject, queue));
                }));
  }

  private void subscribed(String subject, AccountParts.SqsQueue queue) {
    var arn = output(StackOutput.DECISION_TOPIC).orElse("");
    present(
        subject,
        account.topic(arn),
        topic ->
            findings.addAll(
                TopicCheck.ofQueue(subject, topic, queue, account.subscriptions(arn), aws)));
  }

  private void topics() {
    topic(
        StackOutput.OPERATIONS_TOPIC,
        "Operations topic",
        "operationsEmail",
        topic -> findings.addAll(TopicCheck.ofAlarms("Operations topic", topic, aws)));
    topic(StackOutput.ALERT_TOPIC, "Alert topic", "alertEmail", _ -> {});
  }

  private void topic(StackOutput output, String subject, String setting, Consumer<SnsTopic> check) {
    output(output)
        .ifPresent(
            arn ->
                part(
                    subject,
                    () ->
                        present(
                            subject,
                            account.topic(arn),
                            topic -> {
                              check.accept(topic);
                              people(subject, arn, setting);
                            })));
  }

  private void people(String subject, String arn, String setting) {
    part(
        subject,
        () -> findings.addAll(TopicCheck.ofPeople(subject, account.subscriptions(arn), setting)));
  }

  private void alarms() {
    var topic = output(StackOutput.OPERATIONS_TOPIC).orElse("");
    findings.addAll(AlarmCheck.of(expected(), account.alarms(stack.stage() + "-"), topic, aws));
  }

  /** What alarms the stack's parts have: ids, by name. */
  private SortedMap<String, String> expected() {
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
    var suffix = isRegional() ? stack.name().substring(stack.stage().length()) : "";
    var names = new TreeMap<String, String>();
    alarms.forEach(alarm -> names.put(stack.stage() + "-" + alarm.id() + suffix, alarm.id()));
    return names;
  }

  private void add(List<Alarm> alarms, Step step, List<Alarm> of) {
    if (output(step.functionOutput()).isPresent()) {
      alarms.addAll(of);
    }
  }

  private void quotas() {
    var invocations = "Quota of concurrent invocations";
    part(
        invocations,
        () ->
            findings.addAll(
                QuotaCheck.ofInvocations(invocations, needed(), account.concurrency(), aws)));
    var shards = "Quota of shards";
    part(shards, () -> shards(shards));
  }

  // The shards of streams on demand are not those of the quota.
  private void shards(String subject) {
    if (streams().anyMatch(DeployedStream::isProvisioned)) {
      findings.addAll(QuotaCheck.ofShards(subject, account.shards(), aws));
    }
  }

  private Stream<DeployedStream> streams() {
    return Stream.of(DataStream.values())
        .flatMap(stream -> output(stream.nameOutput()).stream())
        .flatMap(name -> account.stream(name).stream());
  }

  /** Invocations at a time, when every shard has its own and every schedule runs. */
  private int needed() {
    var scheduled =
        Stream.of(Step.values())
            .filter(Step::isScheduled)
            .filter(step -> output(step.functionOutput()).isPresent())
            .count();
    var lanes =
        Step.withEventSource().stream()
            .filter(step -> output(step.eventSourceOutput()).isPresent())
            .mapToInt(step -> lanes(step.source().orElseThrow()))
            .sum();
    return (int) scheduled + (output(StackOutput.RETENTION_GUARD).isPresent() ? 1 : 0) + lanes;
  }

  private int lanes(Trigger source) {
    return switch (source) {
      case Trigger.Records(var stream, _) ->
          output(stream.nameOutput())
              .flatMap(account::stream)
              .map(DeployedStream::openShards)
              .orElse(0);
      // DynamoDB decides on a table's shards: at least one.
      case Trigger.Changes _, Trigger.Timer _ -> 1;
    };
  }
}
