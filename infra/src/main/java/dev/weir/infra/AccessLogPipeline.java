package dev.weir.infra;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.wiring.Environment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Access logs: stream, function, and the table with the counts of each minute. */
final class AccessLogPipeline extends Construct {
  private static final String HANDLER = AccessLogHandler.class.getName() + "::handleRequest";

  /** First part of the keys of its quarantined records. */
  private static final String PIPELINE = "access-logs";

  // A full batch takes well under a second; what takes this long is an outage of the table.
  private static final Duration TIMEOUT = Duration.seconds(60);

  private final IngestStream ingest;
  private final TableV2 counts;
  private final WeirFunction function;

  AccessLogPipeline(Construct scope, String id, StackSettings settings, SharedParts shared) {
    super(scope, id);
    var stage = settings.stage();
    ingest = new IngestStream(this, "Ingest", settings.stream(), stage, shared.encryption());
    counts = counts(stage, shared.encryption());
    var spec =
        new FunctionSpec(
            "Counts responses per service and minute, and raises alerts on errors",
            HANDLER,
            TIMEOUT,
            environment(settings, shared),
            permissions(shared));
    function = new WeirFunction(this, "Function", spec, settings.runtime(), stage);
    ingest.deliverTo(function);
    NagExemption.forWildcard(
        "<Quarantine.*\\.Arn>\\/" + PIPELINE + "\\/\\*",
        function.role(),
        "Every quarantined record has a key of its own under the pipeline's prefix.");
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

  private Map<String, String> environment(StackSettings settings, SharedParts shared) {
    var environment = new TreeMap<>(settings.accessLogs());
    environment.putAll(shared.alerting().environment());
    environment.put(Environment.STREAM_ARN, ingest.stream().getStreamArn());
    environment.put(Environment.COUNTS_TABLE, counts.getTableName());
    environment.put(Environment.POSITIONS_TABLE, shared.positions().table().getTableName());
    environment.put(Environment.QUARANTINE_BUCKET, shared.quarantine().bucket().getBucketName());
    environment.put(
        AccessLogSettings.PARALLELIZATION_FACTOR,
        Integer.toString(IngestStream.PARALLELIZATION_FACTOR));
    return environment;
  }

  private Map<String, List<PolicyStatement>> permissions(SharedParts shared) {
    var permissions = new TreeMap<>(ingest.permissions());
    permissions.put("Count", List.of(count()));
    permissions.putAll(shared.quarantine().permissions(PIPELINE));
    permissions.putAll(shared.positions().permissions());
    permissions.putAll(shared.alerting().permissions());
    permissions.putAll(shared.encryption().permissions());
    return permissions;
  }

  private PolicyStatement count() {
    return Permissions.allow(
        counts.getTableArn(), "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:Query");
  }
}
