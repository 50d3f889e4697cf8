package dev.weir.infra;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The access-log pipeline: stream, function, and the table with the counts per minute. */
final class AccessLogConstruct extends Construct {
  private static final String HANDLER = AccessLogHandler.class.getName() + "::handleRequest";

  /** The first part of its quarantine keys. */
  private static final String PIPELINE = "access-logs";

  private final Map<String, String> settings;
  private final IngestStream ingest;
  private final TableV2 counts;
  private final WeirFunction function;

  AccessLogConstruct(Construct scope, String id, StackSettings settings, SharedParts shared) {
    super(scope, id);
    var stage = settings.stage();
    var own = settings.accessLogs();
    this.settings = own.environment();
    ingest = new IngestStream(this, "Ingest", own.stream(), stage, shared.encryption());
    counts = counts(stage, shared.encryption());
    var spec =
        new PipelineSpec(
            PIPELINE,
            "Counts responses per service and minute, and raises alerts on errors",
            HANDLER,
            environment(own),
            permissions(shared));
    function =
        new PipelineFunction(ingest, shared)
            .create(this, spec, settings, settings.accessLogProjection());
  }

  /** Returns the settings that a quarantine replay needs to read like the function. */
  Map<String, String> settings() {
    return settings;
  }

  IngestStream ingest() {
    return ingest;
  }

  TableV2 counts() {
    return counts;
  }

  WeirFunction function() {
    return function;
  }

  private TableV2 counts(Stage stage, Encryption encryption) {
    return WeirTable.create(
        this,
        "Counts",
        stage,
        encryption,
        "window",
        table -> table.sortKey(WeirTable.text("lane")).timeToLiveAttribute(WeirTable.EXPIRES_AT));
  }

  private Map<String, String> environment(PipelineSettings own) {
    var environment = new TreeMap<>(own.environment());
    environment.put(Environment.COUNTS_TABLE, counts.getTableName());
    environment.put(
        AccessLogSettings.PARALLELIZATION_FACTOR,
        Integer.toString(IngestStream.PARALLELIZATION_FACTOR));
    return environment;
  }

  private Map<String, List<PolicyStatement>> permissions(SharedParts shared) {
    return Map.of(
        "Count",
        List.of(count()),
        "WatchOutages",
        List.of(Permissions.allow(shared.alerting().table().getTableArn(), "dynamodb:GetItem")),
        "MovePosition",
        List.of(
            shared
                .positions()
                .allow("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem")));
  }

  private PolicyStatement count() {
    return Permissions.allow(
        counts.getTableArn(),
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem");
  }
}
