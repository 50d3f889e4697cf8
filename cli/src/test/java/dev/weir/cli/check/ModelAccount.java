package dev.weir.cli.check;

import dev.weir.metrics.dashboard.Alarm;
import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.stack.DataStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An account in which a stack was deployed as docs/DEPLOY.md says, in memory; tests spoil it. Its
 * answers have the shape of AWS's.
 */
final class ModelAccount implements AccountParts {

  static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  static final String STAGE = "weir-prod";
  static final String REGION = "us-east-1";

  private static final String ARN = ":us-east-1:111122223333:";
  private static final Alarms.SourceTiming READING =
      new Alarms.SourceTiming(Duration.ofDays(1), Duration.ZERO);

  final Map<String, String> outputs = new HashMap<>();
  final Map<String, DeployedEventSource> sources = new HashMap<>();
  final Map<String, Function> functions = new HashMap<>();
  final Map<String, Long> invocations = new HashMap<>();
  final Map<String, DeployedStream> streams = new HashMap<>();
  final Map<String, SnsTopic> topics = new HashMap<>();
  final Map<String, SqsQueue> queues = new HashMap<>();
  final Map<String, DeployedTable> tables = new HashMap<>();
  final Map<String, DeployedAlarm> alarms = new HashMap<>();
  final Set<DataStream> pushed = EnumSet.allOf(DataStream.class);
  final Set<String> refused = new HashSet<>();
  int concurrency = 1_000;
  Shards shards = new Shards(500, 6);

  /** The stack of access logs and transactions, with their archive. */
  static ModelAccount main() {
    var account = new ModelAccount();
    account.stream("AccessLog", true);
    account.stream("Transaction", true);
    account.reader("AccessLog", account.consumer("AccessLog"));
    account.reader("Transaction", account.consumer("Transaction"));
    account.reader("AccessLogArchive", account.outputs.get("AccessLogStreamArn"));
    account.reader("TransactionArchive", account.outputs.get("TransactionStreamArn"));
    account.scheduled("OutboxSweep");
    account.scheduled("RetentionGuard");
    account.topic("Operations", "cloudwatch.amazonaws.com", "email");
    account.topic("Alert", "", "email");
    account.alarm(Alarms.accessLogs(READING), "");
    account.alarm(Alarms.transactions(READING), "");
    account.alarm(Alarms.alerting(), "");
    account.alarm(Alarms.accessLogsArchive(READING), "");
    account.alarm(Alarms.transactionsArchive(READING), "");
    return account;
  }

  /** A Region's stack of market data, with its archive. */
  static ModelAccount regional() {
    var account = new ModelAccount();
    account.outputs.put("Region", REGION);
    account.stream("Market", true);
    account.table("Marks", "marks");
    account.table("Risk", "risk");
    account.reader("Marks", account.consumer("Market"));
    account.reader("Risk", account.tables.get("weir-prod-marks").streamArn());
    account.reader("Delivery", account.tables.get("weir-prod-risk").streamArn());
    account.reader("TickArchive", account.outputs.get("MarketStreamArn"));
    account.reader("DecisionArchive", account.tables.get("weir-prod-risk").streamArn());
    account.scheduled("Pulse");
    account.scheduled("Risk");
    account.scheduled("RetentionGuard");
    account.topic("Operations", "cloudwatch.amazonaws.com", "email");
    account.topic("Decision", "", "sqs");
    account.outputs.put("DecisionQueueUrl", "https://queue");
    account.queues.put(
        "https://queue",
        new SqsQueue(
            "arn:aws:sqs" + ARN + "Decision", allow("sns.amazonaws.com", "sqs:SendMessage")));
    account.alarm(Alarms.market(READING), "-" + REGION);
    account.alarm(Alarms.ticksArchive(READING), "-" + REGION);
    account.alarm(Alarms.decisionsArchive(READING.window()), "-" + REGION);
    return account;
  }

  List<CheckFinding> check() {
    return check(this);
  }

  /** Checks this stack in an account that answers for its parts. */
  List<CheckFinding> check(AccountParts account) {
    var name = outputs.containsKey("Region") ? STAGE + "-" + REGION : STAGE;
    return StackCheck.of(name, STAGE, outputs, pushed::contains, account, NOW);
  }

  private void stream(String name, boolean withConsumer) {
    outputs.put(name + "StreamName", name);
    outputs.put(name + "StreamArn", "arn:aws:kinesis" + ARN + "stream/" + name);
    outputs.put(name + "RetentionHours", "24");
    streams.put(
        name,
        new DeployedStream("ACTIVE", 24, 2, withConsumer ? consumers(name, "ACTIVE") : List.of()));
  }

  String consumer(String stream) {
    return outputs.get(stream + "StreamArn") + "/consumer/weir-prod:1764500000";
  }

  /** The stack's own consumer of a stream, in a state. */
  List<DeployedConsumer> consumers(String stream, String state) {
    return List.of(new DeployedConsumer(consumer(stream), state));
  }

  private void reader(String name, String source) {
    outputs.put(name + "FunctionName", name);
    outputs.put(name + "EventSourceId", "uuid-" + name);
    functions.put(name, function(Set.of()));
    sources.put(
        "uuid-" + name,
        new DeployedEventSource(
            "Enabled",
            source,
            "arn:aws:lambda" + ARN + "function:" + name + ":live",
            "TRIM_HORIZON",
            1,
            false,
            -1,
            -1,
            0,
            List.of("ReportBatchItemFailures"),
            false,
            "No records processed"));
  }

  private void scheduled(String name) {
    outputs.put(name + "FunctionName", name);
    functions.put(name, function(Set.of("events.amazonaws.com")));
    invocations.put(name, 30L);
  }

  private static Function function(Set<String> invokers) {
    return new Function(
        "Active", "INFO", "On", OptionalInt.empty(), invokers, NOW.minus(Duration.ofDays(3)));
  }

  private void table(String output, String name) {
    outputs.put(output + "Table", "weir-prod-" + name);
    tables.put(
        "weir-prod-" + name,
        new DeployedTable(
            "ACTIVE",
            "arn:aws:dynamodb"
                + ARN
                + "table/weir-prod-"
                + name
                + "/stream/2026-11-28T08:00:00.000",
            "NEW_IMAGE",
            "STRONG",
            List.of()));
  }

  private void topic(String name, String publisher, String protocol) {
    var arn = "arn:aws:sns" + ARN + name;
    outputs.put(name + "TopicArn", arn);
    topics.put(
        arn,
        new SnsTopic(
            publisher.isEmpty() ? "" : allow(publisher, "SNS:Publish"),
            "",
            List.of(
                new Subscription(
                    protocol,
                    protocol.equals("sqs") ? "arn:aws:sqs" + ARN + "Decision" : "ops@b.example",
                    true))));
  }

  /** A policy as the stacks have it: TLS enforced, and one service allowed. */
  static String allow(String service, String action) {
    return """
    {"Version": "2012-10-17", "Statement": [
      {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
       "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
      {"Effect": "Allow", "Principal": {"Service": "%s"}, "Action": "%s", "Resource": "*"}]}
    """
        .formatted(service, action);
  }

  private void alarm(List<Alarm> some, String suffix) {
    for (var alarm : some) {
      var name = STAGE + "-" + alarm.id() + suffix;
      alarms.put(
          name, new DeployedAlarm(name, "OK", true, List.of(outputs.get("OperationsTopicArn"))));
    }
    // Of another stage, whose name begins alike.
    alarms.put(
        STAGE + "-2-outbox-age",
        new DeployedAlarm(STAGE + "-2-outbox-age", "ALARM", false, List.of()));
  }

  private <T> Optional<T> answer(String call, T found) {
    refuseIfAsked(call);
    return Optional.ofNullable(found);
  }

  private void refuseIfAsked(String call) {
    if (refused.contains(call)) {
      throw new UnansweredCall(call, new IllegalStateException("AccessDenied"));
    }
  }

  @Override
  public Optional<DeployedEventSource> eventSource(String id) {
    return answer("lambda:GetEventSourceMapping", sources.get(id));
  }

  @Override
  public Optional<Function> function(String name) {
    return answer("lambda:GetFunctionConfiguration", functions.get(name));
  }

  @Override
  public long invocations(String function, Duration within) {
    refuseIfAsked("cloudwatch:GetMetricStatistics");
    return invocations.getOrDefault(function, 0L);
  }

  @Override
  public Optional<DeployedStream> stream(String name) {
    return answer("kinesis:DescribeStreamSummary", streams.get(name));
  }

  @Override
  public Optional<SnsTopic> topic(String arn) {
    return answer("sns:GetTopicAttributes", topics.get(arn));
  }

  @Override
  public Optional<SqsQueue> queue(String url) {
    return answer("sqs:GetQueueAttributes", queues.get(url));
  }

  @Override
  public Optional<DeployedTable> table(String name) {
    return answer("dynamodb:DescribeTable", tables.get(name));
  }

  @Override
  public List<DeployedAlarm> alarms(String prefix) {
    refuseIfAsked("cloudwatch:DescribeAlarms");
    return new ArrayList<>(
        alarms.values().stream().filter(alarm -> alarm.name().startsWith(prefix)).toList());
  }

  @Override
  public int concurrency() {
    refuseIfAsked("lambda:GetAccountSettings");
    return concurrency;
  }

  @Override
  public Shards shards() {
    refuseIfAsked("kinesis:DescribeLimits");
    return shards;
  }
}
