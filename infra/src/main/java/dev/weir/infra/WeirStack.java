package dev.weir.infra;

import dev.weir.archive.ArchivedStream;
import dev.weir.infra.RetentionGuardStep.Guarded;
import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.dashboard.Dashboard;
import dev.weir.metrics.dashboard.Dashboards;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/**
 * One stage of Weir in one Region: the shared parts, and a construct for each deployed pipeline.
 */
final class WeirStack extends Stack {
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
    observe(
        settings,
        MeasuredParts.of(
            settings.stage(), accessLogs, transactions, archives, shared, sweep, guard),
        shared);
    output("RetentionGuardFunctionName", guard.function().getFunctionName());
    output("OutboxSweepFunctionName", sweep.function().getFunctionName());
    tellWhereSharedThingsAre(settings, shared);
    accessLogs.ifPresent(found -> tellWhereThingsAre(found, settings.accessLogs()));
    transactions.ifPresent(found -> tellWhereThingsAre(found, settings));
    archives.ifPresent(this::tellWhereThingsAre);
    StageTags.addTo(this, settings.stage());
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
    if (settings.dashboards()) {
      drawAll(settings, metrics);
    }
    var operations = new Operations(this, "Operations", settings, shared.encryption(), metrics);
    if (settings.deploys(Step.ACCESS_LOGS)) {
      operations.raise(Alarms.accessLogs(settings.accessLogs().stream().reading()), "");
    }
    if (settings.deploys(Step.TRANSACTIONS)) {
      operations.raise(Alarms.transactions(settings.transactions().stream().reading()), "");
    }
    operations.raise(Alarms.alerting(), "");
    settings.archive().ifPresent(archive -> raise(operations, settings, archive));
    output("OperationsTopicArn", operations.topic().getTopicArn());
  }

  private static void raise(
      Operations operations, StackSettings settings, ArchiveSettings archive) {
    if (settings.deploys(Step.ACCESS_LOGS)) {
      var reading = archive.reading(settings.accessLogs().stream());
      operations.raise(Alarms.accessLogsArchive(reading), "");
    }
    if (settings.deploys(Step.TRANSACTIONS)) {
      var reading = archive.reading(settings.transactions().stream());
      operations.raise(Alarms.transactionsArchive(reading), "");
    }
  }

  private void drawAll(StackSettings settings, SeriesMetrics metrics) {
    var stage = settings.stage();
    var marketRegions = settings.market().map(MarketSettings::regions).orElse(List.of());
    draw("Overview", Dashboards.overview(settings.pipelines(), marketRegions), stage, metrics);
    if (settings.deploys(Step.ACCESS_LOGS)) {
      draw("AccessLogDashboard", Dashboards.accessLogs(), stage, metrics);
    }
    if (settings.deploys(Step.TRANSACTIONS)) {
      draw("TransactionDashboard", Dashboards.transactions(), stage, metrics);
    }
    if (settings.archive().isPresent()) {
      draw("ArchiveDashboard", Dashboards.archive(settings.pipelines()), stage, metrics);
    }
  }

  /** Returns a dashboard's name; all Regions of an account share their namespace. */
  static String dashboardName(Stage stage, Dashboard dashboard, String region) {
    return stage.stackName() + "-" + dashboard.id() + "-" + region;
  }

  private void draw(String id, Dashboard dashboard, Stage stage, SeriesMetrics metrics) {
    var name = dashboardName(stage, dashboard, getRegion());
    MetricDashboard.create(this, id, name, dashboard, metrics);
  }

  private void tellWhereSharedThingsAre(StackSettings settings, SharedParts shared) {
    output("Projection", settings.accessLogProjection());
    output("Settings", ContextJson.write(settings.record()));
    // Lets clients that know this stack find the Regions' stacks; outputs are text.
    settings
        .market()
        .ifPresent(market -> output("MarketRegions", String.join(",", market.regions())));
    output("ShardPositionsTable", shared.positions().table().getTableName());
    output("AlertsTable", shared.alerting().table().getTableName());
    output("AlertTopicArn", shared.alerting().topic().getTopicArn());
    output("QuarantineBucket", shared.quarantine().bucket().getBucketName());
  }

  private void tellWhereThingsAre(AccessLogConstruct accessLogs, PipelineSettings pipeline) {
    output("AccessLogRetentionHours", hours(pipeline));
    output("AccessLogStreamName", accessLogs.ingest().stream().getStreamName());
    output("AccessLogStreamArn", accessLogs.ingest().stream().getStreamArn());
    output("AccessLogSettings", toJsonString(accessLogs.settings()));
    output("AccessLogCountsTable", accessLogs.counts().getTableName());
    output("AccessLogFunctionName", accessLogs.function().function().getFunctionName());
    output("AccessLogEventSourceId", accessLogs.function().eventSourceId());
  }

  private void tellWhereThingsAre(TransactionConstruct transactions, StackSettings settings) {
    output("TransactionRetentionHours", hours(settings.transactions()));
    output("TransactionStreamName", transactions.ingest().stream().getStreamName());
    output("TransactionStreamArn", transactions.ingest().stream().getStreamArn());
    output("TransactionProjection", settings.transactionProjection());
    output("TransactionSettings", toJsonString(transactions.settings()));
    output("UserProfilesTable", transactions.profiles().getTableName());
    output("RulesTable", transactions.rules().getTableName());
    output("TransactionFunctionName", transactions.function().function().getFunctionName());
    output("TransactionEventSourceId", transactions.function().eventSourceId());
    transactions.glueSchemas().ifPresent(ids -> output("TransactionGlueSchemas", ids));
    transactions.confluentSchemas().ifPresent(ids -> output("TransactionConfluentSchemas", ids));
  }

  private void tellWhereThingsAre(Archives archives) {
    output("ArchiveBucket", archives.storage().bucket().getBucketName());
    archives
        .streams()
        .forEach(
            (stream, archive) -> {
              var name = Archives.output(stream);
              output(name + "FunctionName", archive.function().function().getFunctionName());
              output(name + "EventSourceId", archive.function().eventSourceId());
            });
  }

  private static String hours(PipelineSettings pipeline) {
    return Integer.toString(pipeline.stream().retentionHours());
  }

  private void output(String key, String value) {
    CfnOutput.Builder.create(this, key).value(value).build();
  }
}
