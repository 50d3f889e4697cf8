package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of one event source mapping, checked as Lambda checks them.
 *
 * <p>Names, ranges and defaults are those of Lambda's CreateEventSourceMapping; {@link
 * #fromProperties} applies the defaults.
 *
 * @param uuid the mapping's id; part of the keys of S3 failure records
 * @param functionArn the invoked function
 * @param eventSourceArn a stream, or a stream consumer (enhanced fan-out)
 * @param startingPosition where reading begins for shards that exist at the start
 * @param batchSize maximum records of an invocation, 1-10,000
 * @param batchingWindow maximum time for gathering records, 0-300 s
 * @param parallelizationFactor concurrent lanes of a shard, 1-10; above 1 order holds per partition
 *     key only
 * @param bisectBatchOnFunctionError whether a failed batch is halved before it uses up retries
 * @param maximumRetryAttempts 0-10,000, or -1 for no limit; invocations are one more
 * @param maximumRecordAge 60-604,800 s; empty keeps records of any age
 * @param tumblingWindow 0-900 s; zero is none
 * @param reportBatchItemFailures whether the function's answer may name records that failed
 * @param onFailureDestination ARN of an SQS queue, an SNS topic or an S3 bucket
 * @param filters up to five patterns, JSON; a record that matches any is delivered
 */
public record MappingSettings(
    String uuid,
    String functionArn,
    String eventSourceArn,
    ReadPosition startingPosition,
    int batchSize,
    Duration batchingWindow,
    int parallelizationFactor,
    boolean bisectBatchOnFunctionError,
    int maximumRetryAttempts,
    Optional<Duration> maximumRecordAge,
    Duration tumblingWindow,
    boolean reportBatchItemFailures,
    Optional<String> onFailureDestination,
    List<String> filters) {

  /** No limit on retries. */
  public static final int UNLIMITED_RETRIES = -1;

  /** The kinds of sources. */
  public enum Kind {
    /** A data stream or one of its consumers. */
    KINESIS("arn:[^:]+:kinesis:[^:]*:[^:]*:stream/.+"),
    /** The changes of a table. */
    TABLE("arn:[^:]+:dynamodb:[^:]*:[^:]*:table/.+/stream/.+"),
    /** An unknown source. */
    UNKNOWN(".*");

    private final String arn;

    Kind(String arn) {
      this.arn = arn;
    }
  }

  static final int MAX_FILTERS = 5;
  private static final int ARN_REGION = 3;
  private static final String CONSUMER_PART = "/consumer/";

  public MappingSettings {
    filters = List.copyOf(filters);
    var problems = new ArrayList<String>();
    need(problems, "FunctionName", functionArn);
    need(problems, "EventSourceArn", eventSourceArn);
    range(problems, "BatchSize", batchSize, 1, 10_000);
    range(problems, "MaximumBatchingWindowInSeconds", batchingWindow.toSeconds(), 0, 300);
    range(problems, "ParallelizationFactor", parallelizationFactor, 1, 10);
    range(problems, "MaximumRetryAttempts", maximumRetryAttempts, UNLIMITED_RETRIES, 10_000);
    maximumRecordAge.ifPresent(
        age -> range(problems, "MaximumRecordAgeInSeconds", age.toSeconds(), 60, 604_800));
    range(problems, "TumblingWindowInSeconds", tumblingWindow.toSeconds(), 0, 900);
    if (startingPosition instanceof ReadPosition.After) {
      problems.add("StartingPosition must be TRIM_HORIZON, LATEST or AT_TIMESTAMP");
    }
    if (startingPosition instanceof ReadPosition.AtTimestamp
        && kindOf(eventSourceArn) == Kind.TABLE) {
      problems.add("StartingPosition of a table's stream must be TRIM_HORIZON or LATEST");
    }
    onFailureDestination
        .filter(arn -> !arn.matches("arn:[^:]+:(sqs|sns|s3):.+"))
        .ifPresent(arn -> problems.add("DestinationConfig must name SQS, SNS or S3, not " + arn));
    if (!tumblingWindow.isZero() && parallelizationFactor > 1) {
      problems.add("TumblingWindowInSeconds needs a ParallelizationFactor of 1");
    }
    problems.addAll(FilterCriteria.problemsOf(filters));
    if (!problems.isEmpty()) {
      throw new InvalidMappingException(problems);
    }
  }

  /**
   * Reads the properties of a template's {@code AWS::Lambda::EventSourceMapping}, with every
   * reference resolved to its value.
   *
   * @throws InvalidMappingException naming all problems, and every unknown property
   */
  public static MappingSettings fromProperties(
      String uuid, String functionArn, JsonNode properties) {
    return new MappingProperties(properties).settings(uuid, functionArn);
  }

  /** Returns the kind of the mapping's source. */
  public Kind kind() {
    return kindOf(eventSourceArn);
  }

  private static Kind kindOf(String arn) {
    return Stream.of(Kind.values())
        .filter(kind -> arn.matches(kind.arn))
        .findFirst()
        .orElse(Kind.UNKNOWN);
  }

  /** Returns the Region of the mapping: its function's. A table's replicas are in several. */
  public String region() {
    return functionArn.split(":", -1)[ARN_REGION];
  }

  /** Returns whether AWS pushes the records: the source is a consumer of the stream. */
  public boolean enhancedFanOut() {
    return eventSourceArn.contains(CONSUMER_PART);
  }

  /** Returns the stream's ARN, also if the source is one of its consumers. */
  public String streamArn() {
    int consumer = eventSourceArn.indexOf(CONSUMER_PART);
    return consumer < 0 ? eventSourceArn : eventSourceArn.substring(0, consumer);
  }

  private static void need(List<String> problems, String name, String value) {
    if (value.isBlank()) {
      problems.add(name + " is missing");
    }
  }

  private static void range(List<String> problems, String name, long value, long low, long high) {
    if (value < low || value > high) {
      problems.add(name + " must be " + low + " to " + high + ", not " + value);
    }
  }
}
