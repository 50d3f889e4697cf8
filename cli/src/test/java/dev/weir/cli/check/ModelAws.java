package dev.weir.cli.check;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The account of {@link ModelAccount} behind AWS's APIs: what each call of the SDK answers, lists
 * in pages of two. Tests change the answers, so they cover how the command reads them, too.
 */
final class ModelAws {

  private static final int PAGE = 2;
  private static final DateTimeFormatter LAMBDA_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  final String region;
  final Map<String, String> outputs = new HashMap<>();
  final Map<String, GetEventSourceMappingResponse> sources = new HashMap<>();

  /** As the alias {@code live} has them. */
  final Map<String, GetFunctionConfigurationResponse> functions = new HashMap<>();

  final Map<String, Integer> reserved = new HashMap<>();

  /** Of the alias {@code live}. */
  final Map<String, String> policies = new HashMap<>();

  /** How long ago each function was invoked; zero invocations are points with a sum of zero. */
  final Map<String, Map<Duration, Double>> invocations = new HashMap<>();

  final Map<String, StreamDescriptionSummary> streams = new HashMap<>();

  /** By the stream's ARN. */
  final Map<String, List<software.amazon.awssdk.services.kinesis.model.Consumer>> consumers =
      new HashMap<>();

  final Map<String, Map<String, String>> topics = new HashMap<>();
  final Map<String, List<Subscription>> subscriptions = new HashMap<>();
  final Map<String, Map<QueueAttributeName, String>> queues = new HashMap<>();
  final Map<String, TableDescription> tables = new HashMap<>();
  final List<MetricAlarm> alarms = new ArrayList<>();
  int concurrency;
  DescribeLimitsResponse limits;

  /** Answers that are errors, by the call, or by the call and what it asks for. */
  final Map<String, SdkException> errors = new HashMap<>();

  /** Whether the first page of each list has nothing but the token of the next one. */
  boolean hasEmptyPages;

  private final ModelAccount account;

  private ModelAws(ModelAccount account, String region) {
    this.account = account;
    this.region = region;
    account.outputs.forEach((key, value) -> outputs.put(key, here(value)));
    account.sources.forEach((id, source) -> sources.put(id, source(source)));
    account.functions.forEach(this::function);
    account
        .invocations
        .keySet()
        .forEach(name -> invocations.put(name, Map.of(Duration.ofMinutes(5), 30.0)));
    account.streams.keySet().forEach(this::stream);
    account.topics.forEach((arn, topic) -> topics.put(here(arn), attributes(here(arn), topic)));
    account.subscriptions.forEach(
        (arn, some) ->
            subscriptions.put(
                here(arn), some.stream().map(one -> subscription(here(arn), one)).toList()));
    account.queues.forEach((url, queue) -> queues.put(url, attributes(queue)));
    account.tables.forEach((name, table) -> tables.put(name, table(name, table)));
    account.alarms.values().forEach(alarm -> alarms.add(alarm(alarm)));
    concurrency = account.concurrency;
    limits =
        DescribeLimitsResponse.builder()
            .shardLimit(account.shards.allowed())
            .openShardCount(account.shards.open())
            .onDemandStreamCount(0)
            .onDemandStreamCountLimit(50)
            .build();
  }

  /** The stack of access logs and transactions, with their archive. */
  static ModelAws main() {
    return new ModelAws(ModelAccount.main(), ModelAccount.REGION);
  }

  /** The same without an archive, with one shard for each stream. */
  static ModelAws plain() {
    var aws = main();
    aws.remove("Archive", "-archive-");
    aws.streams.replaceAll((_, stream) -> stream.toBuilder().openShardCount(1).build());
    return aws;
  }

  /** A Region's stack of market data, with its archive. */
  static ModelAws regional() {
    return new ModelAws(ModelAccount.regional(), ModelAccount.REGION);
  }

  /** The same in the other Region. */
  static ModelAws second() {
    return new ModelAws(ModelAccount.regional(), "us-east-2");
  }

  /** Removes parts that were not deployed. */
  void remove(String output, String alarm) {
    outputs.keySet().removeIf(key -> key.contains(output));
    alarms.removeIf(one -> one.alarmName().contains(alarm));
  }

  List<CheckFinding> check() {
    var name =
        outputs.containsKey("Region") ? ModelAccount.STAGE + "-" + region : ModelAccount.STAGE;
    try (var sdk =
        new SdkAccount(
            new LambdaApi(),
            new KinesisApi(),
            new SnsApi(),
            new SqsApi(),
            new DynamoApi(),
            new CloudWatchApi())) {
      return StackCheck.of(
          new CheckedStack(name, ModelAccount.STAGE, region, outputs),
          account.pushed::contains,
          sdk,
          ModelAccount.NOW);
    }
  }

  /** Makes the stack one whose streams are polled. */
  void poll() {
    account.pushed.clear();
    consumers.clear();
    for (var name : List.of("AccessLog", "Transaction")) {
      source(name, source -> source.eventSourceArn(outputs.get(name + "StreamArn")));
    }
  }

  void source(String name, Consumer<GetEventSourceMappingResponse.Builder> change) {
    sources.computeIfPresent("uuid-" + name, (_, of) -> of.copy(change));
  }

  void function(String name, Consumer<GetFunctionConfigurationResponse.Builder> change) {
    functions.computeIfPresent(name, (_, of) -> of.copy(change));
  }

  void stream(String name, Consumer<StreamDescriptionSummary.Builder> change) {
    streams.computeIfPresent(name, (_, of) -> of.copy(change));
  }

  void table(String name, Consumer<TableDescription.Builder> change) {
    tables.computeIfPresent("weir-prod-" + name, (_, of) -> of.copy(change));
  }

  void alarm(String name, Consumer<MetricAlarm.Builder> change) {
    alarms.replaceAll(of -> of.alarmName().equals(name) ? of.copy(change) : of);
  }

  String topic(String name) {
    return outputs.get(name + "TopicArn");
  }

  void attribute(String topic, String name, String value) {
    topics.get(topic(topic)).put(name, value);
  }

  void subscribed(String topic, Subscription... some) {
    subscriptions.put(topic(topic), List.of(some));
  }

  /** A subscription, with an ARN or what stands in its place. */
  static Subscription subscription(String protocol, String endpoint, String arn) {
    return Subscription.builder()
        .protocol(protocol)
        .endpoint(endpoint)
        .subscriptionArn(arn)
        .build();
  }

  void consumers(String stream, software.amazon.awssdk.services.kinesis.model.Consumer... some) {
    consumers.put(outputs.get(stream + "StreamArn"), List.of(some));
  }

  /** A consumer of a stream. */
  software.amazon.awssdk.services.kinesis.model.Consumer consumer(
      String stream, String name, String status) {
    return software.amazon.awssdk.services.kinesis.model.Consumer.builder()
        .consumerName(name)
        .consumerARN(outputs.get(stream + "StreamArn") + "/consumer/" + name + ":1764500000")
        .consumerStatus(status)
        .build();
  }

  /** Lambda's error where a policy does not allow a call. */
  static SdkException denied(String call) {
    return error("AccessDeniedException", "User is not authorized to perform: " + call);
  }

  static SdkException error(String code, String message) {
    return LambdaException.builder()
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  private String here(String text) {
    return text.replace(ModelAccount.REGION, region);
  }

  private GetEventSourceMappingResponse source(AccountParts.DeployedEventSource of) {
    return GetEventSourceMappingResponse.builder()
        .state(of.state())
        .eventSourceArn(here(of.sourceArn()))
        .functionArn(here(of.functionArn()))
        .startingPosition(of.start())
        .parallelizationFactor(of.parallelization())
        .bisectBatchOnFunctionError(of.bisects())
        .maximumRetryAttempts(of.retries())
        .maximumRecordAgeInSeconds(of.maxAgeSeconds())
        .tumblingWindowInSeconds(of.tumblingSeconds())
        .functionResponseTypesWithStrings(of.responseTypes())
        .destinationConfig(destination -> destination.onFailure(failure -> {}))
        .lastProcessingResult(of.lastResult())
        .build();
  }

  private void function(String name, AccountParts.Function of) {
    functions.put(
        name,
        GetFunctionConfigurationResponse.builder()
            .functionName(name)
            .functionArn(functionArn(name))
            .version("7")
            .state(of.state())
            .lastUpdateStatus("Successful")
            .lastModified(LAMBDA_TIME.format(of.deployedAt()))
            .snapStart(snap -> snap.applyOn("PublishedVersions").optimizationStatus(of.snapshot()))
            .loggingConfig(
                logging ->
                    logging
                        .logFormat("JSON")
                        .applicationLogLevel(of.logLevel())
                        .systemLogLevel("WARN"))
            .build());
    if (account.policies.containsKey(name)) {
      policies.put(
          name,
          policy(
              statement(
                  "Allow", "events.amazonaws.com", "lambda:InvokeFunction", functionArn(name))));
    }
  }

  String functionArn(String name) {
    return "arn:aws:lambda:" + region + ":111122223333:function:" + name + ":live";
  }

  static String policy(String... statements) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
  }

  static String statement(String effect, String service, String action, String resource) {
    return """
    {"Sid": "s", "Effect": "%s", "Principal": {"Service": "%s"}, "Action": "%s",
     "Resource": "%s"}\
    """
        .formatted(effect, service, action, resource);
  }

  private void stream(String name) {
    var of = account.streams.get(name);
    var arn = outputs.get(name + "StreamArn");
    streams.put(
        name,
        StreamDescriptionSummary.builder()
            .streamName(name)
            .streamARN(arn)
            .streamStatus(of.status())
            .streamModeDetails(mode -> mode.streamMode(StreamMode.PROVISIONED))
            .retentionPeriodHours(of.retentionHours())
            .openShardCount(of.openShards())
            .consumerCount(1)
            .build());
    consumers(name, consumer(name, ModelAccount.STAGE, "ACTIVE"));
  }

  private static Map<String, String> attributes(String arn, AccountParts.SnsTopic of) {
    var attributes = new HashMap<>(Map.of("TopicArn", arn));
    if (!of.policy().isEmpty()) {
      attributes.put("Policy", of.policy());
    }
    return attributes;
  }

  private Subscription subscription(String topic, AccountParts.Subscription of) {
    return subscription(of.protocol(), here(of.endpoint()), topic + ":5be8f5b7-6a41");
  }

  private Map<QueueAttributeName, String> attributes(AccountParts.SqsQueue of) {
    return new HashMap<>(
        Map.of(
            QueueAttributeName.QUEUE_ARN,
            here(of.arn()),
            QueueAttributeName.POLICY,
            here(of.policy())));
  }

  private TableDescription table(String name, AccountParts.DeployedTable of) {
    return TableDescription.builder()
        .tableName(name)
        .tableStatus(of.status())
        .latestStreamArn(here(of.streamArn()))
        .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(of.view()))
        .multiRegionConsistency(of.consistency())
        .replicas(of.replicas().stream().map(one -> replica(one.region(), one.status())).toList())
        .build();
  }

  static ReplicaDescription replica(String region, String status) {
    return ReplicaDescription.builder().regionName(region).replicaStatus(status).build();
  }

  private MetricAlarm alarm(AccountParts.DeployedAlarm of) {
    return MetricAlarm.builder()
        .alarmName(here(of.name()))
        .stateValue(of.state())
        .actionsEnabled(of.actsAtAll())
        .alarmActions(of.actions().stream().map(this::here).toList())
        .build();
  }

  private void call(String name, String of) {
    for (var key : List.of(name, name + " " + of)) {
      if (errors.containsKey(key)) {
        throw errors.get(key);
      }
    }
  }

  private <T> T answer(String name, Map<String, T> all, String of, Supplier<SdkException> none) {
    call(name, of);
    if (!all.containsKey(of)) {
      throw none.get();
    }
    return all.get(of);
  }

  private record AnswerPage<T>(List<T> items, String next) {}

  /** The items that follow a token, which is the number of those before. */
  private <T> AnswerPage<T> page(List<T> all, String token) {
    if (token == null && hasEmptyPages) {
      return new AnswerPage<>(List.of(), "0");
    }
    var from = token == null ? 0 : Integer.parseInt(token);
    var to = Math.min(from + PAGE, all.size());
    return new AnswerPage<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
  }

  private static SdkException noFunction() {
    return software.amazon.awssdk.services.lambda.model.ResourceNotFoundException.builder()
        .message("The resource you requested does not exist.")
        .build();
  }

  private final class LambdaApi implements LambdaClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest of) {
      return answer("lambda:GetEventSourceMapping", sources, of.uuid(), ModelAws::noFunction);
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(
        GetFunctionConfigurationRequest of) {
      return answer(
          "lambda:GetFunctionConfiguration", functions, of.functionName(), ModelAws::noFunction);
    }

    @Override
    public GetFunctionConcurrencyResponse getFunctionConcurrency(GetFunctionConcurrencyRequest of) {
      call("lambda:GetFunctionConcurrency", of.functionName());
      return GetFunctionConcurrencyResponse.builder()
          .reservedConcurrentExecutions(reserved.get(of.functionName()))
          .build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest of) {
      return GetPolicyResponse.builder()
          .policy(answer("lambda:GetPolicy", policies, of.functionName(), ModelAws::noFunction))
          .build();
    }

    @Override
    public GetAccountSettingsResponse getAccountSettings(GetAccountSettingsRequest of) {
      call("lambda:GetAccountSettings", "");
      return GetAccountSettingsResponse.builder()
          .accountLimit(limit -> limit.concurrentExecutions(concurrency))
          .build();
    }
  }

  private final class KinesisApi implements KinesisClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest of) {
      return DescribeStreamSummaryResponse.builder()
          .streamDescriptionSummary(
              answer(
                  "kinesis:DescribeStreamSummary",
                  streams,
                  of.streamName(),
                  () ->
                      software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException
                          .builder()
                          .message("Stream " + of.streamName() + " not found")
                          .build()))
          .build();
    }

    @Override
    public ListStreamConsumersResponse listStreamConsumers(ListStreamConsumersRequest of) {
      call("kinesis:ListStreamConsumers", of.streamARN());
      var page = page(consumers.getOrDefault(of.streamARN(), List.of()), of.nextToken());
      return ListStreamConsumersResponse.builder()
          .consumers(page.items())
          .nextToken(page.next())
          .build();
    }

    @Override
    public DescribeLimitsResponse describeLimits(DescribeLimitsRequest of) {
      call("kinesis:DescribeLimits", "");
      return limits;
    }
  }

  private final class SnsApi implements SnsClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest of) {
      return GetTopicAttributesResponse.builder()
          .attributes(
              answer(
                  "sns:GetTopicAttributes",
                  topics,
                  of.topicArn(),
                  () ->
                      software.amazon.awssdk.services.sns.model.NotFoundException.builder()
                          .message("Topic does not exist")
                          .build()))
          .build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
        ListSubscriptionsByTopicRequest of) {
      call("sns:ListSubscriptionsByTopic", of.topicArn());
      var page = page(subscriptions.getOrDefault(of.topicArn(), List.of()), of.nextToken());
      return ListSubscriptionsByTopicResponse.builder()
          .subscriptions(page.items())
          .nextToken(page.next())
          .build();
    }
  }

  private final class SqsApi implements SqsClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest of) {
      return GetQueueAttributesResponse.builder()
          .attributes(
              answer(
                  "sqs:GetQueueAttributes",
                  queues,
                  of.queueUrl(),
                  () ->
                      software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException.builder()
                          .message("The specified queue does not exist.")
                          .build()))
          .build();
    }
  }

  private final class DynamoApi implements DynamoDbClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest of) {
      return DescribeTableResponse.builder()
          .table(
              answer(
                  "dynamodb:DescribeTable",
                  tables,
                  of.tableName(),
                  () ->
                      software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException
                          .builder()
                          .message("Requested resource not found")
                          .build()))
          .build();
    }
  }

  private final class CloudWatchApi implements CloudWatchClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // nothing is open
    }

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest of) {
      call("cloudwatch:DescribeAlarms", of.alarmNamePrefix());
      var some =
          alarms.stream()
              .filter(alarm -> alarm.alarmName().startsWith(of.alarmNamePrefix()))
              .toList();
      var page = page(some, of.nextToken());
      return DescribeAlarmsResponse.builder()
          .metricAlarms(page.items())
          .nextToken(page.next())
          .build();
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest of) {
      var function = of.dimensions().getFirst().value();
      call("cloudwatch:GetMetricStatistics", function);
      var points = new ArrayList<Datapoint>();
      invocations
          .getOrDefault(function, Map.of())
          .forEach(
              (age, sum) -> {
                var at = of.endTime().minus(age);
                if (!at.isBefore(of.startTime())) {
                  points.add(Datapoint.builder().timestamp(at).sum(sum).build());
                }
              });
      return GetMetricStatisticsResponse.builder().datapoints(points).build();
    }
  }
}
