package dev.weir.metrics;

/** The dimensions that distinguish a metric's values; the names are CloudWatch's. */
public enum Dimension {
  /** The deployment: {@code dev}, {@code prod}. */
  STAGE("Stage"),
  /** One of {@link Step}. */
  STEP("Step"),
  /** Why something was quarantined: one of the few reasons of the quarantine. */
  REASON("Reason"),
  /**
   * A service of the access logs, reduced to printable ASCII. A function's instance names fifty at
   * a time over all its invocations, the others as {@code (other)}.
   */
  SERVICE("Service"),
  /** An AWS service that a function calls: {@code dynamodb}, {@code sns}, {@code s3}. */
  DEPENDENCY("Dependency"),
  /** A shard of the step's stream, if an instance names it. */
  SHARD("Shard"),
  /** A decision's state: {@code ACTIVE}, {@code REDUCING}, {@code HALTED}. */
  STATE("State"),

  FUNCTION_NAME("FunctionName"),
  EVENT_SOURCE_MAPPING("EventSourceMappingUUID"),
  STREAM_NAME("StreamName"),
  SHARD_ID("ShardId"),
  TABLE_NAME("TableName"),
  OPERATION("Operation"),
  TOPIC_NAME("TopicName"),
  QUEUE_NAME("QueueName");

  private final String cloudWatchName;

  Dimension(String cloudWatchName) {
    this.cloudWatchName = cloudWatchName;
  }

  public String cloudWatchName() {
    return cloudWatchName;
  }
}
