package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.dashboard.Dashboard;
import dev.weir.metrics.dashboard.Dashboards;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** One stage of Weir in one Region: the shared parts, and one construct per pipeline. */
final class WeirStack extends Stack {
  WeirStack(Construct scope, StackSettings settings) {
    super(scope, settings.stage().stackName(), props(settings.stage()));
    SharedParts shared = sharedParts(settings);
    var accessLogs = new AccessLogPipeline(this, "AccessLogs", settings, shared);
    var transactions = new TransactionPipeline(this, "Transactions", settings, shared);
    observe(settings, accessLogs, transactions, shared);
    tellWhereSharedThingsAre(settings, shared);
    tellWhereThingsAre(accessLogs);
    tellWhereThingsAre(transactions);
    StageTags.addTo(this, settings.stage());
  }

  private static StackProps props(Stage stage) {
    return StackProps.builder()
        .description("Weir (" + stage.name() + "): streams into answers and alarms")
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
        new Quarantine(this, "Quarantine", stage, encryption),
        new Alerting(this, "Alerting", settings, encryption));
  }

  private void observe(
      StackSettings settings,
      AccessLogPipeline accessLogs,
      TransactionPipeline transactions,
      SharedParts shared) {
    var stage = settings.stage();
    var metrics =
        new SeriesMetrics(stage, MeasuredParts.of(stage, accessLogs, transactions, shared));
    var marketRegions = settings.market().map(MarketSettings::regions).orElse(List.of());
    draw("Overview", Dashboards.overview(marketRegions), stage, metrics);
    draw("AccessLogDashboard", Dashboards.accessLogs(), stage, metrics);
    draw("TransactionDashboard", Dashboards.transactions(), stage, metrics);
    var operations = new Operations(this, "Operations", settings, shared.encryption(), metrics);
    operations.raise(Alarms.accessLogs(settings.accessLogs().stream().reading()), "");
    operations.raise(Alarms.transactions(settings.transactions().stream().reading()), "");
    operations.raise(Alarms.alerting(), "");
    output("OperationsTopicArn", operations.topic().getTopicArn());
  }

  private void draw(String id, Dashboard dashboard, Stage stage, SeriesMetrics metrics) {
    // An account's dashboards share one list of names over all its Regions.
    var name = stage.stackName() + "-" + dashboard.id() + "-" + getRegion();
    MetricDashboard.create(this, id, name, dashboard, metrics);
  }

  private void tellWhereSharedThingsAre(StackSettings settings, SharedParts shared) {
    output("Projection", settings.projection());
    // So that who knows this stack finds the Regions' stacks; outputs are text.
    settings
        .market()
        .ifPresent(market -> output("MarketRegions", String.join(",", market.regions())));
    output("ShardPositionsTable", shared.positions().table().getTableName());
    output("AlertsTable", shared.alerting().table().getTableName());
    output("AlertTopicArn", shared.alerting().topic().getTopicArn());
    output("QuarantineBucket", shared.quarantine().bucket().getBucketName());
    output("OutboxSweepFunctionName", shared.alerting().sweep().function().getFunctionName());
  }

  private void tellWhereThingsAre(AccessLogPipeline accessLogs) {
    output("AccessLogStreamName", accessLogs.ingest().stream().getStreamName());
    output("AccessLogStreamArn", accessLogs.ingest().stream().getStreamArn());
    output("AccessLogCountsTable", accessLogs.counts().getTableName());
    output("AccessLogFunctionName", accessLogs.function().function().getFunctionName());
    output("AccessLogEventSourceId", accessLogs.function().eventSourceId());
  }

  private void tellWhereThingsAre(TransactionPipeline transactions) {
    output("TransactionStreamName", transactions.ingest().stream().getStreamName());
    output("TransactionStreamArn", transactions.ingest().stream().getStreamArn());
    output("UserProfilesTable", transactions.profiles().getTableName());
    output("RulesTable", transactions.rules().getTableName());
    output("TransactionFunctionName", transactions.function().function().getFunctionName());
    output("TransactionEventSourceId", transactions.function().eventSourceId());
  }

  private void output(String key, String value) {
    CfnOutput.Builder.create(this, key).value(value).build();
  }
}
