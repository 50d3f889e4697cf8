package dev.weir.metrics.dashboard;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.Step;
import java.util.Arrays;
import java.util.Optional;

/** A part of a stack that AWS measures; only the stack knows its identity. */
public enum Part {
  ACCESS_LOG_STREAM(Dimension.STREAM_NAME, "AccessLogsIngestStream"),
  ACCESS_LOG_FUNCTION(Step.ACCESS_LOGS, "AccessLogsFunction"),
  ACCESS_LOG_SOURCE(Step.ACCESS_LOGS),
  COUNTS_TABLE(Dimension.TABLE_NAME, "AccessLogsCounts"),
  TRANSACTION_STREAM(Dimension.STREAM_NAME, "TransactionsIngestStream"),
  TRANSACTION_FUNCTION(Step.TRANSACTIONS, "TransactionsFunction"),
  TRANSACTION_SOURCE(Step.TRANSACTIONS),
  PROFILES_TABLE(Dimension.TABLE_NAME, "TransactionsProfiles"),
  ACCESS_LOG_ARCHIVE_FUNCTION(Step.ACCESS_LOGS_ARCHIVE, "ArchiveAccessLogArchiveFunction"),
  ACCESS_LOG_ARCHIVE_SOURCE(Step.ACCESS_LOGS_ARCHIVE),
  TRANSACTION_ARCHIVE_FUNCTION(Step.TRANSACTIONS_ARCHIVE, "ArchiveTransactionArchiveFunction"),
  TRANSACTION_ARCHIVE_SOURCE(Step.TRANSACTIONS_ARCHIVE),
  POSITIONS_TABLE(Dimension.TABLE_NAME, "PositionsTable"),
  ALERTS_TABLE(Dimension.TABLE_NAME, "AlertingTable"),
  ALERT_TOPIC(Dimension.TOPIC_NAME, "AlertingTopic"),
  OUTBOX_FUNCTION(Step.ALERT_OUTBOX, "AlertingSweepFunction"),
  RETENTION_FUNCTION(Dimension.FUNCTION_NAME, "RetentionGuardFunction"),
  MARKET_STREAM(Dimension.STREAM_NAME, Part.REGIONAL + "MarketIngestStream"),
  MARKS_FUNCTION(Step.MARKS, Part.REGIONAL + "MarketMarksFunction"),
  MARKS_SOURCE(Step.MARKS),
  MARKS_TABLE(Dimension.TABLE_NAME, "marks"),
  FEEDS_TABLE(Dimension.TABLE_NAME, Part.REGIONAL + "MarketFeeds"),
  REFERENCE_TABLE(Dimension.TABLE_NAME, "reference"),
  LEASES_TABLE(Dimension.TABLE_NAME, "leases"),
  RISK_FUNCTION(Step.RISK, Part.REGIONAL + "MarketRiskFunction"),
  RISK_SOURCE(Step.RISK),
  RISK_TABLE(Dimension.TABLE_NAME, "risk"),
  PULSE_FUNCTION(Step.PULSE, Part.REGIONAL + "MarketPulse"),
  MARKET_RETENTION_FUNCTION(Dimension.FUNCTION_NAME, Part.REGIONAL + "MarketRetentionGuard"),
  DELIVERY_FUNCTION(Step.DELIVERY, Part.REGIONAL + "MarketDeliveryFunction"),
  DELIVERY_SOURCE(Step.DELIVERY),
  TICK_ARCHIVE_FUNCTION(Step.TICKS_ARCHIVE, Part.REGIONAL + "MarketArchiveTicksFunction"),
  TICK_ARCHIVE_SOURCE(Step.TICKS_ARCHIVE),
  DECISION_ARCHIVE_FUNCTION(Step.DECISIONS_ARCHIVE, Part.REGIONAL + "MarketArchiveFunction"),
  DECISION_ARCHIVE_SOURCE(Step.DECISIONS_ARCHIVE),
  DECISION_TOPIC(Dimension.TOPIC_NAME, Part.REGIONAL + "MarketDelivery"),
  DECISION_QUEUE(Dimension.QUEUE_NAME, Part.REGIONAL + "MarketDelivery");

  private static final String REGIONAL = "[a-z0-9-]+-";

  private final Dimension dimension;
  private final Optional<Step> step;
  private final Optional<String> name;

  // A stream, table, topic or queue, or a function that is not a step's.
  Part(Dimension dimension, String name) {
    this(dimension, Optional.empty(), Optional.of(name));
  }

  // A step's function.
  Part(Step step, String name) {
    this(Dimension.FUNCTION_NAME, Optional.of(step), Optional.of(name));
  }

  // A step's event source.
  Part(Step step) {
    this(Dimension.EVENT_SOURCE_MAPPING, Optional.of(step), Optional.empty());
  }

  Part(Dimension dimension, Optional<Step> step, Optional<String> name) {
    this.dimension = dimension;
    this.step = step;
    this.name = name;
  }

  /** Returns the function of a step. */
  public static Part functionOf(Step step) {
    return of(step, Dimension.FUNCTION_NAME).orElseThrow();
  }

  /** Returns the event source of a step; empty if it has none. */
  public static Optional<Part> eventSourceOf(Step step) {
    return of(step, Dimension.EVENT_SOURCE_MAPPING);
  }

  private static Optional<Part> of(Step step, Dimension dimension) {
    return Arrays.stream(values())
        .filter(part -> part.dimension == dimension && part.step.equals(Optional.of(step)))
        .findFirst();
  }

  /** Returns the dimension by which its metrics name it. */
  public Dimension dimension() {
    return dimension;
  }

  /**
   * Returns a regular expression for the beginning of its name, after the name of the stage's first
   * stack. CloudFormation builds the name from the stack's name, the part's path in the CDK app and
   * a random suffix. Empty for event sources, whose name is an id that identifies nothing.
   */
  public Optional<String> namePattern() {
    return name;
  }
}
