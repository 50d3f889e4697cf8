package dev.weir.metrics;

/** What a metric's values are distinguished by; the names are CloudWatch's. */
public enum Dimension {
  /** The deployment: {@code dev}, {@code prod}. */
  STAGE("Stage"),
  /** One of {@link Step}. */
  STEP("Step"),
  /** Why something was quarantined: one of the quarantine's reasons, of which there are few. */
  REASON("Reason"),
  /**
   * A service of the access logs, as far as it is printable ASCII. A function's instance names
   * fifty at a time over all its invocations, the others as {@code (other)}.
   */
  SERVICE("Service"),
  /** A service of AWS that a function calls: {@code dynamodb}, {@code sns}, {@code s3}. */
  DEPENDENCY("Dependency"),
  /** A shard of the step's stream, as far as an instance names them. */
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

  /** As CloudWatch writes it. */
  public String cloudWatchName() {
    return cloudWatchName;
  }
}
