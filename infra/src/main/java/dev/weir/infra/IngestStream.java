package dev.weir.infra;

import dev.weir.engine.Pacing;
import dev.weir.stream.ProjectionStart;
import dev.weir.wiring.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kinesis.CfnStream;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamConsumer;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.constructs.Construct;

/** The entry point of records, and the way in which Lambda reads them. */
final class IngestStream extends Construct {
  /** Metrics per shard, to distinguish a hot shard from a full stream. */
  private static final List<String> SHARD_WRITE_METRICS =
      List.of("IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded");

  /** Metrics of GetRecords, which a reader with enhanced fan-out does not call. */
  private static final List<String> SHARD_READ_METRICS =
      List.of("IteratorAgeMilliseconds", "ReadProvisionedThroughputExceeded");

  private static final String[] POLL = {
    "kinesis:DescribeStream",
    "kinesis:DescribeStreamSummary",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards"
  };

  /** Concurrent batches per shard: a lane is a shard. */
  static final int PARALLELIZATION_FACTOR = 1;

  private static final int WITHOUT_LIMIT = -1;

  // https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
  private static final int MAX_RECORDS_IN_BATCH = 10_000;

  private final StreamSettings settings;
  private final Stream stream;
  private final Optional<StreamConsumer> consumer;

  IngestStream(
      Construct scope, String id, StreamSettings settings, Stage stage, Encryption encryption) {
    super(scope, id);
    this.settings = settings;
    stream = stream(stage, encryption);
    exemptOwnKey(encryption);
    consumer = settings.enhancedFanOut() ? Optional.of(consumer(stage)) : Optional.empty();
  }

  Stream stream() {
    return stream;
  }

  /** Returns the variables of a function to which this stream is delivered. */
  Map<String, String> environment() {
    return Map.of(
        Environment.STREAM_ARN,
        stream.getStreamArn(),
        Pacing.VARIABLE,
        Integer.toString(settings.paceMillis()));
  }

  /** Returns the permissions for Lambda to read the stream for a function, by purpose. */
  Map<String, List<PolicyStatement>> permissions() {
    var permissions = new TreeMap<String, List<PolicyStatement>>();
    permissions.put("ReadStream", List.of(readStream()));
    consumer.ifPresent(fanOut -> permissions.put("Subscribe", List.of(subscribe(fanOut))));
    return permissions;
  }

  /**
   * Makes Lambda deliver every record to the function, in order within a shard, for as long as it
   * takes.
   *
   * <p>The settings are the fence's preconditions (see {@link EventSourceInvariants}). There is no
   * on-failure destination: without a limit on retries or age, nothing is ever abandoned, so
   * nothing would arrive there. The function itself quarantines records that no retry can help.
   *
   * <p>It begins where the stream does, or at the time that {@code weir switch} has found for a
   * projection that exists. AWS replaces an event source that is to begin elsewhere, so that time
   * stays in the settings for as long as the event source does.
   *
   * @param projection that the function fills: another one is filled from the stream's beginning
   */
  void deliverTo(WeirFunction function, String projection) {
    deliver(
        function,
        WeirFunction.eventSource(projection),
        consumer.map(StreamConsumer::getStreamConsumerArn).orElse(stream.getStreamArn()),
        settings.batchSize(),
        settings.batchingWindowSeconds(),
        settings.start());
  }

  /** Delivers to a function that may wait: by polling, even if another function is pushed to. */
  void deliverInLargeBatchesTo(WeirFunction function, int windowSeconds) {
    deliver(
        function,
        WeirFunction.eventSource(),
        stream.getStreamArn(),
        MAX_RECORDS_IN_BATCH,
        windowSeconds,
        Optional.empty());
  }

  private static void deliver(
      WeirFunction function,
      String id,
      String source,
      int batchSize,
      int windowSeconds,
      Optional<ProjectionStart> start) {
    var builder =
        CfnEventSourceMapping.Builder.create(function, id)
            .functionName(function.live().getFunctionArn())
            .eventSourceArn(source)
            .batchSize(batchSize)
            .maximumBatchingWindowInSeconds(windowSeconds)
            .parallelizationFactor(PARALLELIZATION_FACTOR)
            .bisectBatchOnFunctionError(false)
            .maximumRetryAttempts(WITHOUT_LIMIT)
            .maximumRecordAgeInSeconds(WITHOUT_LIMIT)
            .metricsConfig(WeirFunction.COUNTED)
            .functionResponseTypes(List.of("ReportBatchItemFailures"));
    start.ifPresentOrElse(
        from ->
            builder
                .startingPosition("AT_TIMESTAMP")
                .startingPositionTimestamp(from.at().getEpochSecond()),
        () -> builder.startingPosition("TRIM_HORIZON"));
    var mapping = builder.build();
    // Lambda checks the role's permissions when it makes the mapping.
    mapping.getNode().addDependency(function.role());
  }

  private Stream stream(Stage stage, Encryption encryption) {
    var builder =
        encryption
            .apply(Stream.Builder.create(this, "Stream"))
            .removalPolicy(stage.removalPolicy());
    settings
        .shards()
        .ifPresentOrElse(
            shards -> builder.streamMode(StreamMode.PROVISIONED).shardCount(shards),
            () -> builder.streamMode(StreamMode.ON_DEMAND));
    var built = builder.build();
    // RetentionGuardStep sets it. CloudFormation changes only what a template says, so that no
    // deployment takes back what the guard has raised.
    ((CfnStream) built.getNode().getDefaultChild()).setRetentionPeriodHours(null);
    if (settings.shardMetrics()) {
      // The construct has no property for them yet.
      ((CfnStream) built.getNode().getDefaultChild()).setDesiredShardLevelMetrics(shardMetrics());
    }
    return built;
  }

  // Each metric is charged, so only metrics that receive values are requested.
  private List<String> shardMetrics() {
    var metrics = new ArrayList<>(SHARD_WRITE_METRICS);
    if (!settings.enhancedFanOut()) {
      metrics.addAll(SHARD_READ_METRICS);
    }
    return metrics;
  }

  private void exemptOwnKey(Encryption encryption) {
    if (encryption.hasOwnKey()) {
      NagExemption.from(
          "AwsSolutions-KDS3",
          stream,
          "encryptionKey opts in to a customer-managed key and its cost, for an audit trail of its"
              + " use.");
    }
  }

  private StreamConsumer consumer(Stage stage) {
    return StreamConsumer.Builder.create(this, "FanOut").stream(stream)
        .streamConsumerName(stage.stackName())
        .build();
  }

  /** Returns the permissions for Lambda to poll the stream for a function. */
  Map<String, List<PolicyStatement>> pollPermissions() {
    return Map.of("ReadStream", List.of(Permissions.allow(stream.getStreamArn(), POLL)));
  }

  private PolicyStatement readStream() {
    return Permissions.allow(
        stream.getStreamArn(),
        java.util.stream.Stream.concat(
                Arrays.stream(POLL), java.util.stream.Stream.of("kinesis:SubscribeToShard"))
            .toArray(String[]::new));
  }

  private static PolicyStatement subscribe(StreamConsumer consumer) {
    return Permissions.allow(
        consumer.getStreamConsumerArn(),
        "kinesis:DescribeStreamConsumer",
        "kinesis:SubscribeToShard");
  }
}
