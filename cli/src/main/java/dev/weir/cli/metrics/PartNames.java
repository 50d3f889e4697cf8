package dev.weir.cli.metrics;

import dev.weir.metrics.Dimension;
import dev.weir.metrics.dashboard.Part;
import java.util.EnumMap;
import java.util.Map;

/**
 * Patterns for the names of a stack's parts. CloudFormation builds them from the stack's name, the
 * part's path in the CDK app, and a random suffix. A test compares them with a deployed stack.
 */
final class PartNames {

  private static final String REGIONAL = "[a-z0-9-]+-";

  // Event sources are absent: their name is an id that identifies nothing.
  private static final Map<Part, String> BEGINNINGS = new EnumMap<>(Part.class);

  static {
    BEGINNINGS.put(Part.ACCESS_LOG_STREAM, "AccessLogsIngestStream");
    BEGINNINGS.put(Part.ACCESS_LOG_FUNCTION, "AccessLogsFunction");
    BEGINNINGS.put(Part.COUNTS_TABLE, "AccessLogsCounts");
    BEGINNINGS.put(Part.TRANSACTION_STREAM, "TransactionsIngestStream");
    BEGINNINGS.put(Part.TRANSACTION_FUNCTION, "TransactionsFunction");
    BEGINNINGS.put(Part.PROFILES_TABLE, "TransactionsProfiles");
    BEGINNINGS.put(Part.ACCESS_LOG_ARCHIVE_FUNCTION, "ArchiveAccessLogArchiveFunction");
    BEGINNINGS.put(Part.TRANSACTION_ARCHIVE_FUNCTION, "ArchiveTransactionArchiveFunction");
    BEGINNINGS.put(Part.POSITIONS_TABLE, "PositionsTable");
    BEGINNINGS.put(Part.ALERTS_TABLE, "AlertingTable");
    BEGINNINGS.put(Part.ALERT_TOPIC, "AlertingTopic");
    BEGINNINGS.put(Part.OUTBOX_FUNCTION, "AlertingSweepFunction");
    BEGINNINGS.put(Part.RETENTION_FUNCTION, "RetentionGuardFunction");
    BEGINNINGS.put(Part.MARKET_STREAM, REGIONAL + "MarketIngestStream");
    BEGINNINGS.put(Part.MARKS_FUNCTION, REGIONAL + "MarketMarksFunction");
    BEGINNINGS.put(Part.MARKS_TABLE, "marks");
    BEGINNINGS.put(Part.FEEDS_TABLE, REGIONAL + "MarketFeeds");
    BEGINNINGS.put(Part.REFERENCE_TABLE, "reference");
    BEGINNINGS.put(Part.LEASES_TABLE, "leases");
    BEGINNINGS.put(Part.RISK_FUNCTION, REGIONAL + "MarketRiskFunction");
    BEGINNINGS.put(Part.RISK_TABLE, "risk");
    BEGINNINGS.put(Part.PULSE_FUNCTION, REGIONAL + "MarketPulse");
    BEGINNINGS.put(Part.MARKET_RETENTION_FUNCTION, REGIONAL + "MarketRetentionGuard");
    BEGINNINGS.put(Part.DELIVERY_FUNCTION, REGIONAL + "MarketDeliveryFunction");
    BEGINNINGS.put(Part.DECISION_ARCHIVE_FUNCTION, REGIONAL + "MarketArchiveFunction");
    BEGINNINGS.put(Part.DECISION_TOPIC, REGIONAL + "MarketDelivery");
    BEGINNINGS.put(Part.DECISION_QUEUE, REGIONAL + "MarketDelivery");
  }

  private PartNames() {}

  /** Returns whether a part can be recognised by its name. */
  static boolean isShown(Part part) {
    return part.dimension() != Dimension.EVENT_SOURCE_MAPPING;
  }

  /** Returns a regular expression with Grafana's variable for the stage. */
  static String pattern(Part part) {
    var beginning = BEGINNINGS.get(part);
    if (beginning == null) {
      throw new IllegalArgumentException("No resource name identifies " + part);
    }
    return "weir-$stage-" + beginning + ".*";
  }
}
