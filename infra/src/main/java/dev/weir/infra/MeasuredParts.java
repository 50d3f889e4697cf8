package dev.weir.infra;

import dev.weir.archive.ArchivedStream;
import dev.weir.metrics.dashboard.Part;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.dynamodb.TableV2;

/** The names under which AWS measures a stack's parts, known once the stack is deployed. */
record MeasuredParts(Map<Part, String> names) {

  MeasuredParts {
    names = Ordered.copyOf(names);
  }

  static MeasuredParts of(
      Stage stage,
      Optional<AccessLogConstruct> accessLogs,
      Optional<TransactionConstruct> transactions,
      Optional<Archives> archives,
      SharedParts shared,
      WeirFunction guard) {
    var names = new EnumMap<Part, String>(Part.class);
    accessLogs.ifPresent(pipeline -> names.putAll(names(pipeline)));
    transactions.ifPresent(pipeline -> names.putAll(names(pipeline)));
    archives.ifPresent(archive -> names.putAll(names(archive)));
    names.put(Part.POSITIONS_TABLE, shared.positions().table().getTableName());
    TableV2 alerts = shared.alerting().table();
    names.put(Part.ALERTS_TABLE, alerts.getTableName());
    names.put(Part.ALERT_TOPIC, shared.alerting().topic().getTopicName());
    names.put(Part.OUTBOX_FUNCTION, name(shared.alerting().sweep()));
    names.put(Part.RETENTION_FUNCTION, name(guard));
    // For the overview, which shows the Regions too: of their parts these are named beforehand.
    names.put(Part.MARKS_TABLE, stage.globalTableName(ReplicatedTables.MARKS));
    names.put(Part.RISK_TABLE, stage.globalTableName(ReplicatedTables.RISK));
    return new MeasuredParts(names);
  }

  private static Map<Part, String> names(AccessLogConstruct accessLogs) {
    return Map.of(
        Part.ACCESS_LOG_STREAM, accessLogs.ingest().stream().getStreamName(),
        Part.ACCESS_LOG_FUNCTION, name(accessLogs.function()),
        Part.ACCESS_LOG_SOURCE, accessLogs.function().eventSourceId(),
        Part.COUNTS_TABLE, accessLogs.counts().getTableName());
  }

  private static Map<Part, String> names(TransactionConstruct transactions) {
    return Map.of(
        Part.TRANSACTION_STREAM, transactions.ingest().stream().getStreamName(),
        Part.TRANSACTION_FUNCTION, name(transactions.function()),
        Part.TRANSACTION_SOURCE, transactions.function().eventSourceId(),
        Part.PROFILES_TABLE, transactions.profiles().getTableName());
  }

  private static Map<Part, String> names(Archives archives) {
    var names = new EnumMap<Part, String>(Part.class);
    archives
        .streams()
        .forEach(
            (stream, archive) -> {
              var isOfLogs = stream == ArchivedStream.ACCESS_LOGS;
              names.put(
                  isOfLogs ? Part.ACCESS_LOG_ARCHIVE_FUNCTION : Part.TRANSACTION_ARCHIVE_FUNCTION,
                  name(archive.function()));
              names.put(
                  isOfLogs ? Part.ACCESS_LOG_ARCHIVE_SOURCE : Part.TRANSACTION_ARCHIVE_SOURCE,
                  archive.function().eventSourceId());
            });
    return names;
  }

  static MeasuredParts of(MarketConstruct market, ReplicatedTables tables) {
    var names = new EnumMap<Part, String>(Part.class);
    names.put(Part.MARKET_STREAM, market.ingest().stream().getStreamName());
    names.put(Part.MARKS_FUNCTION, name(market.marks()));
    names.put(Part.MARKS_SOURCE, market.marks().eventSourceId());
    names.put(Part.FEEDS_TABLE, market.feeds().getTableName());
    names.put(Part.REFERENCE_TABLE, tables.name(ReplicatedTables.REFERENCE));
    names.put(Part.LEASES_TABLE, tables.name(ReplicatedTables.LEASES));
    names.put(Part.MARKS_TABLE, tables.name(ReplicatedTables.MARKS));
    names.put(Part.RISK_FUNCTION, name(market.risk()));
    names.put(Part.RISK_SOURCE, market.risk().eventSourceId());
    names.put(Part.RISK_TABLE, tables.name(ReplicatedTables.RISK));
    names.put(Part.PULSE_FUNCTION, name(market.pulse()));
    names.put(Part.MARKET_RETENTION_FUNCTION, name(market.guard()));
    names.put(Part.DELIVERY_FUNCTION, name(market.delivery().function()));
    names.put(Part.DELIVERY_SOURCE, market.delivery().function().eventSourceId());
    names.put(Part.DECISION_TOPIC, market.delivery().topic().getTopicName());
    names.put(Part.DECISION_QUEUE, market.delivery().queue().getQueueName());
    market
        .archive()
        .ifPresent(
            archive -> {
              names.put(Part.DECISION_ARCHIVE_FUNCTION, name(archive.function()));
              names.put(Part.DECISION_ARCHIVE_SOURCE, archive.function().eventSourceId());
            });
    return new MeasuredParts(names);
  }

  private static String name(WeirFunction function) {
    return function.function().getFunctionName();
  }

  /**
   * Returns a part's name.
   *
   * @throws IllegalArgumentException if the stack has no such part
   */
  String name(Part part) {
    var name = names.get(part);
    if (name == null) {
      throw new IllegalArgumentException("This stack does not contain " + part);
    }
    return name;
  }
}
