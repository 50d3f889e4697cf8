package dev.weir.cli.check;

import dev.weir.client.cloud.Cloud;
import dev.weir.metrics.AwsMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An account, asked by the SDK. Reads only. */
final class SdkAccount implements AccountParts, AutoCloseable {

  private static final String LIVE = "live";
  private static final String INVOKE = "lambda:InvokeFunction";

  /** Lambda writes offsets without a colon, as in 2026-11-30T10:15:00.000+0000. */
  private static final DateTimeFormatter LAMBDA_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

  private final LambdaClient lambda;
  private final KinesisClient kinesis;
  private final SnsClient sns;
  private final SqsClient sqs;
  private final DynamoDbClient dynamo;
  private final CloudWatchClient cloudWatch;

  SdkAccount(
      LambdaClient lambda,
      KinesisClient kinesis,
      SnsClient sns,
      SqsClient sqs,
      DynamoDbClient dynamo,
      CloudWatchClient cloudWatch) {
    this.lambda = lambda;
    this.kinesis = kinesis;
    this.sns = sns;
    this.sqs = sqs;
    this.dynamo = dynamo;
    this.cloudWatch = cloudWatch;
  }

  /** Asks in the account and Region of a stack. */
  static SdkAccount of(Cloud cloud) {
    return new SdkAccount(
        cloud.lambda(),
        cloud.kinesis(),
        cloud.sns(),
        cloud.sqs(),
        cloud.dynamo(),
        cloud.cloudWatch());
  }

  @Override
  public void close() {
    List.of(lambda, kinesis, sns, sqs, dynamo, cloudWatch).forEach(client -> client.close());
  }

  /** Empty where AWS says that there is none. */
  private static <T> Optional<T> find(String call, Supplier<T> ask) {
    try {
      return Optional.of(ask.get());
    } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException
        | software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException
        | software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException
        | software.amazon.awssdk.services.sns.model.NotFoundException
        | software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException isNot) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new UnansweredCall(call, e);
    }
  }

  private static <T> T ask(String call, Supplier<T> ask) {
    try {
      return ask.get();
    } catch (SdkException e) {
      throw new UnansweredCall(call, e);
    }
  }

  @Override
  public Optional<DeployedEventSource> eventSource(String id) {
    return find(
        "lambda:GetEventSourceMapping",
        () -> eventSource(lambda.getEventSourceMapping(get -> get.uuid(id))));
  }

  private static DeployedEventSource eventSource(GetEventSourceMappingResponse of) {
    return new DeployedEventSource(
        of.state(),
        of.eventSourceArn(),
        of.functionArn(),
        Objects.requireNonNullElse(of.startingPositionAsString(), ""),
        Objects.requireNonNullElse(of.parallelizationFactor(), 1),
        Boolean.TRUE.equals(of.bisectBatchOnFunctionError()),
        Objects.requireNonNullElse(of.maximumRetryAttempts(), -1),
        Objects.requireNonNullElse(of.maximumRecordAgeInSeconds(), -1),
        Objects.requireNonNullElse(of.tumblingWindowInSeconds(), 0),
        of.functionResponseTypesAsStrings(),
        of.filterCriteria() != null && !of.filterCriteria().filters().isEmpty(),
        Objects.requireNonNullElse(of.lastProcessingResult(), ""));
  }

  @Override
  public Optional<Function> function(String name) {
    return find(
            "lambda:GetFunctionConfiguration",
            () -> lambda.getFunctionConfiguration(get -> get.functionName(name).qualifier(LIVE)))
        .map(configuration -> function(name, configuration));
  }

  private Function function(String name, GetFunctionConfigurationResponse of) {
    return new Function(
        of.stateAsString(),
        of.loggingConfig() == null
            ? "INFO"
            : Objects.requireNonNullElse(of.loggingConfig().applicationLogLevelAsString(), "INFO"),
        of.snapStart() == null
            ? "Off"
            : Objects.requireNonNullElse(of.snapStart().optimizationStatusAsString(), "Off"),
        reserved(name),
        invokers(name),
        OffsetDateTime.parse(of.lastModified(), LAMBDA_TIME).toInstant());
  }

  private OptionalInt reserved(String name) {
    var reserved =
        ask(
                "lambda:GetFunctionConcurrency",
                () -> lambda.getFunctionConcurrency(get -> get.functionName(name)))
            .reservedConcurrentExecutions();
    return reserved == null ? OptionalInt.empty() : OptionalInt.of(reserved);
  }

  private Set<String> invokers(String name) {
    return find(
            "lambda:GetPolicy",
            () -> lambda.getPolicy(get -> get.functionName(name).qualifier(LIVE)).policy())
        .map(policy -> ResourcePolicy.services(policy, INVOKE))
        .orElse(Set.of());
  }

  @Override
  public long invocations(String function, Duration within) {
    var now = Instant.now();
    return ask(
            "cloudwatch:GetMetricStatistics",
            () ->
                cloudWatch.getMetricStatistics(
                    get ->
                        get.namespace(AwsMetric.INVOCATIONS.namespace())
                            .metricName(AwsMetric.INVOCATIONS.metricName())
                            .dimensions(functionName(function))
                            .startTime(now.minus(within))
                            .endTime(now)
                            .period((int) within.toSeconds() / 60 * 60)
                            .statistics(Statistic.SUM)))
        .datapoints()
        .stream()
        .mapToLong(SdkAccount::sum)
        .sum();
  }

  private static Dimension functionName(String function) {
    return Dimension.builder()
        .name(AwsMetric.INVOCATIONS.dimensions().getFirst().cloudWatchName())
        .value(function)
        .build();
  }

  private static long sum(Datapoint point) {
    return Math.round(point.sum());
  }

  @Override
  public Optional<DeployedStream> stream(String name) {
    return find(
        "kinesis:DescribeStreamSummary",
        () -> {
          var summary =
              kinesis.describeStreamSummary(get -> get.streamName(name)).streamDescriptionSummary();
          return new DeployedStream(
              summary.streamStatusAsString(),
              summary.retentionPeriodHours(),
              summary.openShardCount(),
              consumers(summary.streamARN()));
        });
  }

  private List<DeployedConsumer> consumers(String arn) {
    return ask(
        "kinesis:ListStreamConsumers",
        () ->
            kinesis.listStreamConsumersPaginator(list -> list.streamARN(arn)).stream()
                .flatMap(page -> page.consumers().stream())
                .map(of -> new DeployedConsumer(of.consumerARN(), of.consumerStatusAsString()))
                .toList());
  }

  @Override
  public Optional<SnsTopic> topic(String arn) {
    return find(
        "sns:GetTopicAttributes",
        () -> {
          var attributes = sns.getTopicAttributes(get -> get.topicArn(arn)).attributes();
          return new SnsTopic(
              attributes.getOrDefault("Policy", ""),
              attributes.getOrDefault("KmsMasterKeyId", ""),
              subscriptions(arn));
        });
  }

  private List<Subscription> subscriptions(String arn) {
    return ask(
        "sns:ListSubscriptionsByTopic",
        () ->
            sns
                .listSubscriptionsByTopicPaginator(list -> list.topicArn(arn))
                .subscriptions()
                .stream()
                // SNS lists one that was ended for some time after.
                .filter(one -> !one.subscriptionArn().equals("Deleted"))
                .map(
                    one ->
                        new Subscription(
                            one.protocol(),
                            one.endpoint(),
                            one.subscriptionArn().startsWith("arn:")))
                .toList());
  }

  @Override
  public Optional<SqsQueue> queue(String url) {
    return find(
        "sqs:GetQueueAttributes",
        () -> {
          var attributes =
              sqs.getQueueAttributes(
                      get ->
                          get.queueUrl(url)
                              .attributeNames(
                                  QueueAttributeName.QUEUE_ARN, QueueAttributeName.POLICY))
                  .attributes();
          return new SqsQueue(
              attributes.get(QueueAttributeName.QUEUE_ARN),
              attributes.getOrDefault(QueueAttributeName.POLICY, ""));
        });
  }

  @Override
  public Optional<DeployedTable> table(String name) {
    return find(
        "dynamodb:DescribeTable",
        () -> table(dynamo.describeTable(get -> get.tableName(name)).table()));
  }

  private static DeployedTable table(TableDescription of) {
    var specification = of.streamSpecification();
    var inactive =
        of.replicas().stream()
            .map(to -> new InactiveReplica(to.regionName(), to.replicaStatusAsString()))
            .filter(replica -> !"ACTIVE".equals(replica.state()))
            .toList();
    return new DeployedTable(
        of.tableStatusAsString(),
        Objects.requireNonNullElse(of.latestStreamArn(), ""),
        specification != null && Boolean.TRUE.equals(specification.streamEnabled())
            ? specification.streamViewTypeAsString()
            : "",
        Objects.requireNonNullElse(of.multiRegionConsistencyAsString(), ""),
        inactive);
  }

  @Override
  public List<DeployedAlarm> alarms(String prefix) {
    return ask(
        "cloudwatch:DescribeAlarms",
        () ->
            cloudWatch
                .describeAlarmsPaginator(describe -> describe.alarmNamePrefix(prefix))
                .metricAlarms()
                .stream()
                .map(
                    alarm ->
                        new DeployedAlarm(
                            alarm.alarmName(),
                            alarm.stateValueAsString(),
                            Boolean.TRUE.equals(alarm.actionsEnabled()),
                            alarm.alarmActions()))
                .toList());
  }

  @Override
  public int concurrency() {
    return ask("lambda:GetAccountSettings", () -> lambda.getAccountSettings(get -> {}))
        .accountLimit()
        .concurrentExecutions();
  }

  @Override
  public Shards shards() {
    var limits = ask("kinesis:DescribeLimits", () -> kinesis.describeLimits(describe -> {}));
    return new Shards(limits.shardLimit(), limits.openShardCount());
  }
}
