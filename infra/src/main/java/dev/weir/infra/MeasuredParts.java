package dev.weir.infra;

import dev.weir.metrics.Step;
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
      Map<Step, WeirFunction> functions,
      SharedParts shared,
      WeirFunction guard) {
    var names = names(functions);
    accessLogs.ifPresent(
        pipeline -> {
          names.put(Part.ACCESS_LOG_STREAM, pipeline.ingest().stream().getStreamName());
          names.put(Part.COUNTS_TABLE, pipeline.counts().getTableName());
        });
    transactions.ifPresent(
        pipeline -> {
          names.put(Part.TRANSACTION_STREAM, pipeline.ingest().stream().getStreamName());
          names.put(Part.PROFILES_TABLE, pipeline.profiles().getTableName());
        });
    names.put(Part.POSITIONS_TABLE, shared.positions().table().getTableName());
    TableV2 alerts = shared.alerting().table();
    names.put(Part.ALERTS_TABLE, alerts.getTableName());
    names.put(Part.ALERT_TOPIC, shared.alerting().topic().getTopicName());
    names.put(Part.RETENTION_FUNCTION, name(guard));
    // For the overview, which shows the Regions too: of their parts these are named beforehand.
    names.put(Part.MARKS_TABLE, stage.globalTableName(ReplicatedTables.MARKS));
    names.put(Part.RISK_TABLE, stage.globalTableName(ReplicatedTables.RISK));
    return new MeasuredParts(names);
  }

  static MeasuredParts of(MarketConstruct market, ReplicatedTables tables) {
    var names = names(market.functions());
    names.put(Part.MARKET_STREAM, market.ingest().stream().getStreamName());
    names.put(Part.FEEDS_TABLE, market.feeds().getTableName());
    names.put(Part.REFERENCE_TABLE, tables.name(ReplicatedTables.REFERENCE));
    names.put(Part.LEASES_TABLE, tables.name(ReplicatedTables.LEASES));
    names.put(Part.MARKS_TABLE, tables.name(ReplicatedTables.MARKS));
    names.put(Part.RISK_TABLE, tables.name(ReplicatedTables.RISK));
    names.put(Part.MARKET_RETENTION_FUNCTION, name(market.guard()));
    names.put(Part.DECISION_TOPIC, market.delivery().topic().getTopicName());
    names.put(Part.DECISION_QUEUE, market.delivery().queue().getQueueName());
    return new MeasuredParts(names);
  }

  private static Map<Part, String> names(Map<Step, WeirFunction> functions) {
    var names = new EnumMap<Part, String>(Part.class);
    functions.forEach(
        (step, function) -> {
          names.put(Part.functionOf(step), name(function));
          Part.eventSourceOf(step).ifPresent(part -> names.put(part, function.eventSourceId()));
        });
    return names;
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
