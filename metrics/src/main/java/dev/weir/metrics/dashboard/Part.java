package dev.weir.metrics.dashboard;

import dev.weir.metrics.Dimension;

/** A part of a stack that AWS measures; only the stack knows its identity. */
public enum Part {
  ACCESS_LOG_STREAM(Dimension.STREAM_NAME),
  ACCESS_LOG_FUNCTION(Dimension.FUNCTION_NAME),
  ACCESS_LOG_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  COUNTS_TABLE(Dimension.TABLE_NAME),
  TRANSACTION_STREAM(Dimension.STREAM_NAME),
  TRANSACTION_FUNCTION(Dimension.FUNCTION_NAME),
  TRANSACTION_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  PROFILES_TABLE(Dimension.TABLE_NAME),
  ACCESS_LOG_ARCHIVE_FUNCTION(Dimension.FUNCTION_NAME),
  ACCESS_LOG_ARCHIVE_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  TRANSACTION_ARCHIVE_FUNCTION(Dimension.FUNCTION_NAME),
  TRANSACTION_ARCHIVE_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  POSITIONS_TABLE(Dimension.TABLE_NAME),
  ALERTS_TABLE(Dimension.TABLE_NAME),
  ALERT_TOPIC(Dimension.TOPIC_NAME),
  OUTBOX_FUNCTION(Dimension.FUNCTION_NAME),
  RETENTION_FUNCTION(Dimension.FUNCTION_NAME),
  MARKET_STREAM(Dimension.STREAM_NAME),
  MARKS_FUNCTION(Dimension.FUNCTION_NAME),
  MARKS_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  MARKS_TABLE(Dimension.TABLE_NAME),
  FEEDS_TABLE(Dimension.TABLE_NAME),
  REFERENCE_TABLE(Dimension.TABLE_NAME),
  LEASES_TABLE(Dimension.TABLE_NAME),
  RISK_FUNCTION(Dimension.FUNCTION_NAME),
  RISK_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  RISK_TABLE(Dimension.TABLE_NAME),
  PULSE_FUNCTION(Dimension.FUNCTION_NAME),
  MARKET_RETENTION_FUNCTION(Dimension.FUNCTION_NAME),
  DELIVERY_FUNCTION(Dimension.FUNCTION_NAME),
  DELIVERY_SOURCE(Dimension.EVENT_SOURCE_MAPPING),
  DECISION_TOPIC(Dimension.TOPIC_NAME),
  DECISION_QUEUE(Dimension.QUEUE_NAME);

  private final Dimension dimension;

  Part(Dimension dimension) {
    this.dimension = dimension;
  }

  /** Returns the dimension by which its metrics name it. */
  public Dimension dimension() {
    return dimension;
  }
}
