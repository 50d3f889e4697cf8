package dev.weir.metrics;

import static dev.weir.metrics.Dimension.EVENT_SOURCE_MAPPING;
import static dev.weir.metrics.Dimension.FUNCTION_NAME;
import static dev.weir.metrics.Dimension.OPERATION;
import static dev.weir.metrics.Dimension.QUEUE_NAME;
import static dev.weir.metrics.Dimension.SHARD_ID;
import static dev.weir.metrics.Dimension.STREAM_NAME;
import static dev.weir.metrics.Dimension.TABLE_NAME;
import static dev.weir.metrics.Dimension.TOPIC_NAME;
import static dev.weir.metrics.Unit.BYTES;
import static dev.weir.metrics.Unit.COUNT;
import static dev.weir.metrics.Unit.MILLISECONDS;
import static dev.weir.metrics.Unit.SECONDS;

import java.util.List;

/**
 * The metrics of AWS's own services that Weir uses. The local cloud measures the same for its
 * parts.
 *
 * <p>Names and units are those of the services' own documents: <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda</a>, <a
 * href="https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html">Kinesis</a>,
 * <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">DynamoDB</a>,
 * <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html">SNS</a>,
 * <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">SQS</a>.
 */
public enum AwsMetric implements Metric {
  INCOMING_RECORDS(
      Namespaces.KINESIS, "IncomingRecords", COUNT, "Records that producers put", STREAM_NAME),
  INCOMING_BYTES(
      Namespaces.KINESIS, "IncomingBytes", BYTES, "Bytes that producers put", STREAM_NAME),
  WRITES_THROTTLED(
      Namespaces.KINESIS,
      "WriteProvisionedThroughputExceeded",
      COUNT,
      "Records refused because a shard was full",
      STREAM_NAME),
  READS_THROTTLED(
      Namespaces.KINESIS,
      "ReadProvisionedThroughputExceeded",
      COUNT,
      "Reads refused because a shard was read too often",
      STREAM_NAME),
  SHARD_INCOMING_RECORDS(
      Namespaces.KINESIS,
      "IncomingRecords",
      COUNT,
      "Records that producers put, by shard",
      STREAM_NAME,
      SHARD_ID),
  SHARD_INCOMING_BYTES(
      Namespaces.KINESIS,
      "IncomingBytes",
      BYTES,
      "Bytes that producers put, by shard",
      STREAM_NAME,
      SHARD_ID),
  SHARD_WRITES_THROTTLED(
      Namespaces.KINESIS,
      "WriteProvisionedThroughputExceeded",
      COUNT,
      "Records refused because the shard was full",
      STREAM_NAME,
      SHARD_ID),
  SHARD_ITERATOR_AGE(
      Namespaces.KINESIS,
      "IteratorAgeMilliseconds",
      MILLISECONDS,
      "Age of the last record that GetRecords read, by shard; readers with enhanced fan-out do not"
          + " call it",
      STREAM_NAME,
      SHARD_ID),

  INVOCATIONS(Namespaces.LAMBDA, "Invocations", COUNT, "Invocations of a function", FUNCTION_NAME),
  ERRORS(Namespaces.LAMBDA, "Errors", COUNT, "Invocations that failed", FUNCTION_NAME),
  THROTTLES(
      Namespaces.LAMBDA,
      "Throttles",
      COUNT,
      "Invocations refused for want of concurrency",
      FUNCTION_NAME),
  DURATION(Namespaces.LAMBDA, "Duration", MILLISECONDS, "How long invocations took", FUNCTION_NAME),
  CONCURRENT_EXECUTIONS(
      Namespaces.LAMBDA,
      "ConcurrentExecutions",
      COUNT,
      "Instances that were busy at once",
      FUNCTION_NAME),
  ITERATOR_AGE(
      Namespaces.LAMBDA,
      "IteratorAge",
      MILLISECONDS,
      "Age of the last record of each batch when the function was given it",
      FUNCTION_NAME),
  POLLED_EVENTS(
      Namespaces.LAMBDA,
      "PolledEventCount",
      COUNT,
      "Records that the event source read",
      EVENT_SOURCE_MAPPING),
  FILTERED_OUT_EVENTS(
      Namespaces.LAMBDA,
      "FilteredOutEventCount",
      COUNT,
      "Records that the event source's filter dropped",
      EVENT_SOURCE_MAPPING),
  INVOKED_EVENTS(
      Namespaces.LAMBDA,
      "InvokedEventCount",
      COUNT,
      "Records that the event source gave to the function",
      EVENT_SOURCE_MAPPING),
  FAILED_EVENTS(
      Namespaces.LAMBDA,
      "FailedInvokeEventCount",
      COUNT,
      "Records in invocations that did not do all of their batch",
      EVENT_SOURCE_MAPPING),
  DROPPED_EVENTS(
      Namespaces.LAMBDA,
      "DroppedEventCount",
      COUNT,
      "Records that the event source gave up: lost",
      EVENT_SOURCE_MAPPING),

  WRITE_UNITS(
      Namespaces.DYNAMODB,
      "ConsumedWriteCapacityUnits",
      COUNT,
      "Write units that a table charged",
      TABLE_NAME),
  READ_UNITS(
      Namespaces.DYNAMODB,
      "ConsumedReadCapacityUnits",
      COUNT,
      "Read units that a table charged",
      TABLE_NAME),
  WRITE_THROTTLES(
      Namespaces.DYNAMODB,
      "WriteThrottleEvents",
      COUNT,
      "Writes that a table refused for their number",
      TABLE_NAME),
  READ_THROTTLES(
      Namespaces.DYNAMODB,
      "ReadThrottleEvents",
      COUNT,
      "Reads that a table refused for their number",
      TABLE_NAME),
  TABLE_LATENCY(
      Namespaces.DYNAMODB,
      "SuccessfulRequestLatency",
      MILLISECONDS,
      "How long a table took for a call, without the network",
      TABLE_NAME,
      OPERATION),

  MESSAGES_PUBLISHED(
      Namespaces.SNS, "NumberOfMessagesPublished", COUNT, "Messages that a topic took", TOPIC_NAME),
  NOTIFICATIONS_FAILED(
      Namespaces.SNS,
      "NumberOfNotificationsFailed",
      COUNT,
      "Messages that a topic could not deliver to a subscriber",
      TOPIC_NAME),

  OLDEST_MESSAGE_AGE(
      Namespaces.SQS,
      "ApproximateAgeOfOldestMessage",
      SECONDS,
      "Age of the oldest message that nobody has fetched",
      QUEUE_NAME),
  MESSAGES_VISIBLE(
      Namespaces.SQS,
      "ApproximateNumberOfMessagesVisible",
      COUNT,
      "Messages that can be fetched",
      QUEUE_NAME);

  private static final class Namespaces {
    static final String KINESIS = "AWS/Kinesis";
    static final String LAMBDA = "AWS/Lambda";
    static final String DYNAMODB = "AWS/DynamoDB";
    static final String SNS = "AWS/SNS";
    static final String SQS = "AWS/SQS";
  }

  private final String namespace;
  private final String metricName;
  private final Unit unit;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // created by List.of
  private final List<Dimension> dimensions;

  AwsMetric(
      String namespace, String metricName, Unit unit, String meaning, Dimension... dimensions) {
    this.namespace = namespace;
    this.metricName = metricName;
    this.unit = unit;
    this.meaning = meaning;
    this.dimensions = List.of(dimensions);
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String metricName() {
    return metricName;
  }

  @Override
  public Unit unit() {
    return unit;
  }

  @Override
  public String meaning() {
    return meaning;
  }

  @Override
  public List<Dimension> dimensions() {
    return dimensions;
  }
}
