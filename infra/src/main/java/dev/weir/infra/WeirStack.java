package dev.weir.infra;

import dev.weir.archive.ArchivedStream;
import dev.weir.infra.RetentionGuardStep.Guarded;
import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Dashboard;
import dev.weir.metrics.dashboard.Dashboards;
import dev.weir.metrics.stack.DataStream;
import dev.weir.metrics.stack.StackOutput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * One stage of Weir in one Region: the shared parts, and a construct for each deployed pipeline.
 */
final class WeirStack extends Stack {
  private final StackOutputs outputs = new StackOutputs(this);

  WeirStack(Construct scope, StackSettings settings) {
    super(scope, settings.stage().stackName(), props(settings.stage()));
    SharedParts shared = sharedParts(settings);
    Optional<AccessLogConstruct> accessLogs =
        settings.deploys(Step.ACCESS_LOGS)
            ? Optional.of(new AccessLogConstruct(this, "AccessLogs", settings, shared))
            : Optional.empty();
    Optional<TransactionConstruct> transactions =
        settings.deploys(Step.TRANSACTIONS)
            ? Optional.of(new TransactionConstruct(this, "Transactions", settings, shared))
            : Optional.empty();
    var sweep = new AlertSweepStep(settings, shared).create(accessLogs);
    Optional<Archives> archives =
        settings
            .archive()
            .map(
                _ ->
                    new Archives(
                        this, "Archive", settings, shared, ingests(accessLogs, transactions)));
    var guard =
        new RetentionGuardStep(settings, shared.encryption())
            .create(this, guarded(settings, accessLogs, transactions, archives));
    var functions = functions(accessLogs, transactions, archives, sweep);
    observe(
        settings,
        MeasuredParts.of(settings.stage(), accessLogs, transactions, functions, shared, guard),
        shared);
    outputs.add(functions);
    outputs.add(StackOutput.RETENTION_GUARD, guard.function().getFunctionName());
    locateSharedParts(settings, shared);
    accessLogs.ifPresent(found -> locate(found, settings.accessLogs()));
    transactions.ifPresent(found -> locate(found, settings));
    archives.ifPresent(this::locate);
    StageTags.addTo(this, settings.stage());
  }

  private static Map<Step, WeirFunction> functions(
      Optional<AccessLogConstruct> accessLogs,
      Optional<TransactionConstruct> transactions,
      Optional<Archives> archives,
      WeirFunction sweep) {
    var functions = new EnumMap<Step, WeirFunction>(Step.class);
    functions.put(Step.ALERT_OUTBOX, sweep);
    accessLogs.ifPresent(found -> functions.put(Step.ACCESS_LOGS, found.function()));
    transactions.ifPresent(found -> functions.put(Step.TRANSACTIONS, found.function()));
    archives.ifPresent(found -> functions.putAll(found.functions()));
    return functions;
  }

  private static Map<ArchivedStream, IngestStream> ingests(
      Optional<AccessLogConstruct> accessLogs, Optional<TransactionConstruct> transactions) {
    var ingests = new EnumMap<ArchivedStream, IngestStream>(ArchivedStream.class);
    accessLogs.ifPresent(found -> ingests.put(ArchivedStream.ACCESS_LOGS, found.ingest()));
    transactions.ifPresent(found -> ingests.put(ArchivedStream.TRANSACTIONS, found.ingest()));
    return ingests;
  }

  private static List<Guarded> guarded(
      StackSettings settings,
      Optional<AccessLogConstruct> accessLogs,
      Optional<TransactionConstruct> transactions,
      Optional<Archives> archives) {
    var guarded = new ArrayList<Guarded>();
    accessLogs.ifPresent(
        found ->
            guarded.add(
                new Guarded(
                    found.ingest(),
                    settings.accessLogs().stream().retentionHours(),
                    readers(found.function(), archives, ArchivedStream.ACCESS_LOGS))));
    transactions.ifPresent(
        found ->
            guarded.add(
                new Guarded(
                    found.ingest(),
                    settings.transactions().stream().retentionHours(),
                    readers(found.function(), archives, ArchivedStream.TRANSACTIONS))));
    return guarded;
  }

  private static List<WeirFunction> readers(
      WeirFunction function, Optional<Archives> archives, ArchivedStream stream) {
    return Stream.concat(
            Stream.of(function),
            archives.stream().map(archive -> archive.streams().get(stream).function()))
        .toList();
  }

  private static StackProps props(Stage stage) {
    return StackProps.builder()
        .description(
            "Weir (" + stage.name() + "): turns event streams into counts, alerts and decisions")
        .terminationProtection(stage.keepsData())
        .analyticsReporting(false)
        .build();
  }

  private SharedParts sharedParts(StackSettings settings) {
    var stage = settings.stage();
    var encryption = new Encryption(this, settings);
    return new SharedParts(
        encryption,
        new ShardPositions(this, "Positions", stage, encryption),
        new QuarantineStorage(this, "Quarantine", stage, encryption),
        new Alerting(this, "Alerting", settings, encryption));
  }

  private void observe(StackSettings settings, MeasuredParts parts, SharedParts shared) {
    var metrics = new SeriesMetrics(settings.stage(), parts);
    var alarms = StackAlarms.of(settings);
    var operations = new Operations(this, "Operations", settings, shared.encryption(), metrics);
    operations.raise(alarms.all(), "");
    if (settings.dashboards()) {
      drawAll(settings, alarms, operations, metrics);
    }
    outputs.add(StackOutput.OPERATIONS_TOPIC, operations.topic().getTopicArn());
  }

  private void drawAll(
      StackSettings settings, StackAlarms alarms, Operations operations, SeriesMetrics metrics) {
    var marketRegions = settings.market().map(MarketSettings::regions).orElse(List.of());
    var overview = Dashboards.overview(settings.pipelines(), marketRegions);
    draw("Overview", overview, new AlarmStates(operations, settings, alarms.all()), metrics);
    if (settings.deploys(Step.ACCESS_LOGS)) {
      var states = new AlarmStates(operations, settings, alarms.accessLogs());
      draw("AccessLogDashboard", Dashboards.accessLogs(), states, metrics);
    }
    if (settings.deploys(Step.TRANSACTIONS)) {
      var states = new AlarmStates(operations, settings, alarms.transactions());
      draw("TransactionDashboard", Dashboards.transactions(), states, metrics);
    }
    if (settings.archive().isPresent()) {
      var states = new AlarmStates(operations, settings, alarms.archive());
      draw("ArchiveDashboard", Dashboards.archive(settings.pipelines()), states, metrics);
    }
  }

  /** Returns a dashboard's name; all Regions of an account share their namespace. */
  static String dashboardName(Stage stage, Dashboard dashboard, String region) {
    return stage.stackName() + "-" + dashboard.id() + "-" + region;
  }

  private void draw(String id, Dashboard dashboard, AlarmStates alarms, SeriesMetrics metrics) {
    var name = dashboardName(alarms.settings().stage(), dashboard, getRegion());
    MetricDashboard.create(this, id, name, dashboard, alarms, metrics);
  }

  private void locateSharedParts(StackSettings settings, SharedParts shared) {
    outputs.add(StackOutput.PROJECTION, settings.accessLogProjection());
    outputs.add(StackOutput.SETTINGS, ContextJson.write(settings.record()));
    // Lets clients that know this stack find the Regions' stacks; outputs are text.
    settings
        .market()
        .ifPresent(
            market -> outputs.add(StackOutput.MARKET_REGIONS, String.join(",", market.regions())));
    outputs.add(StackOutput.POSITIONS_TABLE, shared.positions().table().getTableName());
    outputs.add(StackOutput.ALERTS_TABLE, shared.alerting().table().getTableName());
    outputs.add(StackOutput.ALERT_TOPIC, shared.alerting().topic().getTopicArn());
    outputs.add(StackOutput.QUARANTINE_BUCKET, shared.quarantine().bucket().getBucketName());
  }

  private void locate(AccessLogConstruct accessLogs, PipelineSettings pipeline) {
    outputs.add(DataStream.ACCESS_LOGS, accessLogs.ingest(), pipeline.stream());
    outputs.add(StackOutput.ACCESS_LOG_SETTINGS, toJsonString(accessLogs.settings()));
    outputs.add(StackOutput.COUNTS_TABLE, accessLogs.counts().getTableName());
  }

  private void locate(Archives archives) {
    archives.storage().locate(outputs);
    outputs.add(StackOutput.ARCHIVE_DATABASE, archives.database());
  }

  private void locate(TransactionConstruct transactions, StackSettings settings) {
    outputs.add(DataStream.TRANSACTIONS, transactions.ingest(), settings.transactions().stream());
    outputs.add(StackOutput.TRANSACTION_PROJECTION, settings.transactionProjection());
    outputs.add(StackOutput.TRANSACTION_SETTINGS, toJsonString(transactions.settings()));
    outputs.add(StackOutput.PROFILES_TABLE, transactions.profiles().getTableName());
    outputs.add(StackOutput.RULES_TABLE, transactions.rules().getTableName());
    transactions
        .glueSchemas()
        .ifPresent(ids -> outputs.add(StackOutput.TRANSACTION_GLUE_SCHEMAS, ids));
    transactions
        .confluentSchemas()
        .ifPresent(ids -> outputs.add(StackOutput.TRANSACTION_CONFLUENT_SCHEMAS, ids));
  }
}
