package dev.weir.metrics.stack;

/**
 * An output of a stack, other than those of each stream ({@link DataStream}) and each step ({@link
 * dev.weir.metrics.Step}). Its key is public: scripts use it.
 */
public enum StackOutput {
  /** The projection of the access logs; in a Region's stack, of the market data. */
  PROJECTION("Projection"),
  TRANSACTION_PROJECTION("TransactionProjection"),
  /** All settings that were given, as JSON. */
  SETTINGS("Settings"),
  /** The environment of the access logs' function, as JSON. */
  ACCESS_LOG_SETTINGS("AccessLogSettings"),
  /** The environment of the transactions' function, as JSON. */
  TRANSACTION_SETTINGS("TransactionSettings"),
  POSITIONS_TABLE("ShardPositionsTable"),
  QUARANTINE_BUCKET("QuarantineBucket"),
  ARCHIVE_BUCKET("ArchiveBucket"),
  /** For how many days objects of the archive are kept; absent if they are never removed. */
  ARCHIVE_DAYS("ArchiveDays"),
  /** The database of the tables over the archive. */
  ARCHIVE_DATABASE("ArchiveDatabase"),
  COUNTS_TABLE("AccessLogCountsTable"),
  PROFILES_TABLE("UserProfilesTable"),
  RULES_TABLE("RulesTable"),
  ALERTS_TABLE("AlertsTable"),
  ALERT_TOPIC("AlertTopicArn"),
  OPERATIONS_TOPIC("OperationsTopicArn"),
  TRANSACTION_GLUE_SCHEMAS("TransactionGlueSchemas"),
  TRANSACTION_CONFLUENT_SCHEMAS("TransactionConfluentSchemas"),
  /** The Regions of the market pipeline, separated by commas. */
  MARKET_REGIONS("MarketRegions"),
  /** The Region of a Region's stack. */
  REGION("Region"),
  FEEDS_TABLE("FeedsTable"),
  MARKS_TABLE("MarksTable"),
  RISK_TABLE("RiskTable"),
  REFERENCE_TABLE("ReferenceTable"),
  LEASES_TABLE("LeasesTable"),
  MARKET_QUARANTINE_BUCKET("MarketQuarantineBucket"),
  DECISION_TOPIC("DecisionTopicArn"),
  DECISION_QUEUE("DecisionQueueUrl"),
  TICK_GLUE_SCHEMAS("TickGlueSchemas"),
  TICK_CONFLUENT_SCHEMAS("TickConfluentSchemas"),
  RETENTION_GUARD("RetentionGuardFunctionName");

  private final String key;

  StackOutput(String key) {
    this.key = key;
  }

  /** Returns its name in the stack. */
  public String key() {
    return key;
  }
}
