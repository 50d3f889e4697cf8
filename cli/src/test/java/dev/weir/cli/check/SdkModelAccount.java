package dev.weir.cli.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
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
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
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
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
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
 * A {@link ModelAccount} that answers the calls of the SDK, in pages as AWS does and with absent
 * fields where AWS leaves them out; tests change the answers.
 */
final class SdkModelAccount {

  private static final int PAGE = 100;

  final ModelAccount model;
  final Map<String, GetEventSourceMappingResponse> sources = new HashMap<>();
  final Map<String, GetFunctionConfigurationResponse> functions = new HashMap<>();
  final Map<String, GetFunctionConfigurationResponse> unpublished = new HashMap<>();
  final Map<String, Integer> reserved = new HashMap<>();
  final Map<String, String> policies = new HashMap<>();
  final Map<String, List<Datapoint>> invocations = new HashMap<>();
  final Map<String, StreamDescriptionSummary> streams = new HashMap<>();
  final Map<String, List<Consumer>> consumers = new HashMap<>();
  final Map<String, Map<String, String>> topics = new HashMap<>();
  final Map<String, List<Subscription>> subscriptions = new HashMap<>();
  final Map<String, Map<QueueAttributeName, String>> queues = new HashMap<>();
  final Map<String, TableDescription> tables = new HashMap<>();
  final List<MetricAlarm> alarms = new ArrayList<>();
  DescribeLimitsResponse limits;
  boolean refusesSubscriptions;

  private SdkModelAccount(ModelAccount model) {
    this.model = model;
    model.sources.forEach((id, source) -> sources.put(id, source(source)));
    model.functions.forEach(this::function);
    model.streams.forEach(this::stream);
    model.topics.forEach(this::topic);
    model.queues.forEach(
        (url, queue) ->
            queues.put(
                url,
                Map.of(
                    QueueAttributeName.QUEUE_ARN,
                    queue.arn(),
                    QueueAttributeName.POLICY,
                    queue.policy())));
    model.tables.forEach(this::table);
    new TreeMap<>(model.alarms).values().forEach(alarm -> alarms.add(alarm(alarm)));
    limits =
        DescribeLimitsResponse.builder()
            .shardLimit(model.shards.allowed())
            .openShardCount(model.shards.open())
            .build();
  }

  static SdkModelAccount main() {
    return new SdkModelAccount(ModelAccount.main());
  }

  static SdkModelAccount regional() {
    return new SdkModelAccount(ModelAccount.regional());
  }

  List<CheckFinding> check() {
    return model.check(
        new SdkAccount(
            new Functions(),
            new Streams(),
            new Topics(),
            new Queues(),
            new Tables(),
            new Metrics()));
  }

  String output(String key) {
    return model.outputs.get(key);
  }

  void source(String of, UnaryOperator<GetEventSourceMappingResponse.Builder> change) {
    sources.computeIfPresent("uuid-" + of, (_, s) -> change.apply(s.toBuilder()).build());
  }

  void function(String of, UnaryOperator<GetFunctionConfigurationResponse.Builder> change) {
    functions.computeIfPresent(of, (_, f) -> change.apply(f.toBuilder()).build());
  }

  void stream(String of, UnaryOperator<StreamDescriptionSummary.Builder> change) {
    streams.computeIfPresent(of, (_, s) -> change.apply(s.toBuilder()).build());
  }

  void table(String of, UnaryOperator<TableDescription.Builder> change) {
    tables.computeIfPresent(of, (_, t) -> change.apply(t.toBuilder()).build());
  }

  void alarm(String of, UnaryOperator<MetricAlarm.Builder> change) {
    alarms.replaceAll(a -> a.alarmName().equals(of) ? change.apply(a.toBuilder()).build() : a);
  }

  /** Lets the queue accept the messages of a topic alone, as the CDK writes it. */
  void accepts(String topic) {
    var policy =
        """
        {"Statement": [
          {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
           "Action": "sqs:SendMessage", "Resource": "*",
           "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}
        """
            .formatted(topic);
    queues.replaceAll(
        (_, queue) ->
            Map.of(
                QueueAttributeName.QUEUE_ARN,
                queue.get(QueueAttributeName.QUEUE_ARN),
                QueueAttributeName.POLICY,
                policy));
  }

  private static GetEventSourceMappingResponse source(AccountParts.DeployedEventSource of) {
    return GetEventSourceMappingResponse.builder()
        .state(of.state())
        .eventSourceArn(of.sourceArn())
        .functionArn(of.functionArn())
        .startingPosition(of.start())
        .parallelizationFactor(of.parallelization())
        .bisectBatchOnFunctionError(of.bisects())
        .maximumRetryAttempts(of.retries())
        .maximumRecordAgeInSeconds(of.maxAgeSeconds())
        .tumblingWindowInSeconds(of.tumblingSeconds())
        .functionResponseTypesWithStrings(of.responseTypes())
        .lastProcessingResult(of.lastResult())
        .build();
  }

  private void function(String name, AccountParts.Function of) {
    functions.put(
        name,
        GetFunctionConfigurationResponse.builder()
            .functionName(name)
            .state(of.state())
            .lastUpdateStatus("Successful")
            .loggingConfig(log -> log.logFormat("JSON").applicationLogLevel(of.logLevel()))
            .snapStart(on -> on.applyOn("PublishedVersions").optimizationStatus(of.snapshot()))
            .lastModified("2026-11-27T10:00:00.000+0000")
            .build());
    of.invokers()
        .forEach(
            service -> policies.put(name, ModelAccount.allow(service, "lambda:InvokeFunction")));
    var times = model.invocations.get(name);
    if (times != null) {
      invocations.put(
          name, List.of(Datapoint.builder().timestamp(Instant.EPOCH).sum(times * 1.0).build()));
    }
  }

  private void stream(String name, AccountParts.DeployedStream of) {
    streams.put(
        name,
        StreamDescriptionSummary.builder()
            .streamName(name)
            .streamARN(output(name + "StreamArn"))
            .streamStatus(of.status())
            .retentionPeriodHours(of.retentionHours())
            .openShardCount(of.openShards())
            .build());
    consumers.put(
        output(name + "StreamArn"),
        new ArrayList<>(List.of(consumer(model.consumer(name), "ACTIVE"))));
  }

  static Consumer consumer(String arn, String status) {
    var name = arn.replaceAll(".*/|:[0-9]+$", "");
    return Consumer.builder().consumerARN(arn).consumerName(name).consumerStatus(status).build();
  }

  private void topic(String arn, AccountParts.SnsTopic of) {
    topics.put(arn, Map.of("Policy", of.policy()));
    subscriptions.put(
        arn,
        of.subscriptions().stream()
            .map(to -> subscription(to.protocol(), to.endpoint(), arn + ":a-confirmed-one"))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  static Subscription subscription(String protocol, String endpoint, String arn) {
    return Subscription.builder()
        .protocol(protocol)
        .endpoint(endpoint)
        .subscriptionArn(arn)
        .build();
  }

  private void table(String name, AccountParts.DeployedTable of) {
    tables.put(
        name,
        TableDescription.builder()
            .tableName(name)
            .tableStatus(of.status())
            .latestStreamArn(of.streamArn())
            .streamSpecification(on -> on.streamEnabled(true).streamViewType(of.view()))
            .multiRegionConsistency(of.consistency())
            .replicas(replica("us-east-1", "ACTIVE"), replica("us-east-2", "ACTIVE"))
            .build());
  }

  static ReplicaDescription replica(String region, String status) {
    return ReplicaDescription.builder().regionName(region).replicaStatus(status).build();
  }

  private static MetricAlarm alarm(AccountParts.DeployedAlarm of) {
    return MetricAlarm.builder()
        .alarmName(of.name())
        .stateValue(of.state())
        .actionsEnabled(of.actsAtAll())
        .alarmActions(of.actions())
        .build();
  }

  private static <T> List<T> page(List<T> all, String token) {
    var from = token == null ? 0 : Integer.parseInt(token);
    return all.subList(from, Math.min(from + PAGE, all.size()));
  }

  private static String next(List<?> all, String token) {
    var next = (token == null ? 0 : Integer.parseInt(token)) + PAGE;
    return next < all.size() ? String.valueOf(next) : null;
  }

  private static <T> T lambda(T found) {
    if (found == null) {
      throw ResourceNotFoundException.builder().message("The resource does not exist").build();
    }
    return found;
  }

  private abstract static class Client implements SdkClient {

    @Override
    public String serviceName() {
      return "model";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private final class Functions extends Client implements LambdaClient {

    @Override
    public GetEventSourceMappingResponse getEventSourceMapping(GetEventSourceMappingRequest get) {
      return lambda(sources.get(get.uuid()));
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(
        GetFunctionConfigurationRequest get) {
      var of = "live".equals(get.qualifier()) ? functions : unpublished;
      return lambda(of.get(get.functionName()));
    }

    @Override
    public GetFunctionConcurrencyResponse getFunctionConcurrency(
        GetFunctionConcurrencyRequest get) {
      return GetFunctionConcurrencyResponse.builder()
          .reservedConcurrentExecutions(reserved.get(get.functionName()))
          .build();
    }

    @Override
    public GetPolicyResponse getPolicy(GetPolicyRequest get) {
      return GetPolicyResponse.builder().policy(lambda(policies.get(get.functionName()))).build();
    }

    @Override
    public GetAccountSettingsResponse getAccountSettings(GetAccountSettingsRequest get) {
      return GetAccountSettingsResponse.builder()
          .accountLimit(limit -> limit.concurrentExecutions(model.concurrency))
          .build();
    }
  }

  private final class Streams extends Client implements KinesisClient {

    @Override
    public DescribeStreamSummaryResponse describeStreamSummary(
        DescribeStreamSummaryRequest describe) {
      return DescribeStreamSummaryResponse.builder()
          .streamDescriptionSummary(streams.get(describe.streamName()))
          .build();
    }

    @Override
    public ListStreamConsumersResponse listStreamConsumers(ListStreamConsumersRequest list) {
      var all = consumers.get(list.streamARN());
      return ListStreamConsumersResponse.builder()
          .consumers(page(all, list.nextToken()))
          .nextToken(next(all, list.nextToken()))
          .build();
    }

    @Override
    public DescribeLimitsResponse describeLimits(DescribeLimitsRequest describe) {
      return limits;
    }
  }

  private final class Topics extends Client implements SnsClient {

    @Override
    public GetTopicAttributesResponse getTopicAttributes(GetTopicAttributesRequest get) {
      return GetTopicAttributesResponse.builder().attributes(topics.get(get.topicArn())).build();
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(
        ListSubscriptionsByTopicRequest list) {
      if (refusesSubscriptions) {
        throw AuthorizationErrorException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder().errorMessage("AccessDenied for this user").build())
            .build();
      }
      var all = subscriptions.get(list.topicArn());
      return ListSubscriptionsByTopicResponse.builder()
          .subscriptions(page(all, list.nextToken()))
          .nextToken(next(all, list.nextToken()))
          .build();
    }
  }

  private final class Queues extends Client implements SqsClient {

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest get) {
      return GetQueueAttributesResponse.builder().attributes(queues.get(get.queueUrl())).build();
    }
  }

  private final class Tables extends Client implements DynamoDbClient {

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest describe) {
      return DescribeTableResponse.builder().table(tables.get(describe.tableName())).build();
    }
  }

  private final class Metrics extends Client implements CloudWatchClient {

    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest describe) {
      var all =
          alarms.stream()
              .filter(alarm -> alarm.alarmName().startsWith(describe.alarmNamePrefix()))
              .toList();
      return DescribeAlarmsResponse.builder()
          .metricAlarms(page(all, describe.nextToken()))
          .nextToken(next(all, describe.nextToken()))
          .build();
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest get) {
      var function = get.dimensions().getFirst().value();
      return GetMetricStatisticsResponse.builder()
          .datapoints(invocations.getOrDefault(function, List.of()))
          .build();
    }
  }
}
