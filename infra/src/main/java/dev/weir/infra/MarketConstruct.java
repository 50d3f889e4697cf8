package dev.weir.infra;

import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.dashboard.Dashboards;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/**
 * Market data in one Region, in the order of the data flow: the feed's stream, the function that
 * turns ticks into marks, the one that computes portfolios when marks change, the delivery of
 * decisions, and the pulses that travel the same way.
 */
final class MarketConstruct extends Construct {
  private final IngestStream ingest;
  private final TableV2 feeds;
  private final QuarantineStorage quarantine;
  private final WeirFunction marks;
  private final WeirFunction risk;
  private final WeirFunction pulse;
  private final DecisionDelivery delivery;
  private final WeirFunction guard;
  private final Operations operations;
  private final Optional<SchemaRegistry> registry;

  MarketConstruct(
      Construct scope, String id, StackSettings settings, MarketSettings market, String region) {
    super(scope, id);
    var stage = settings.stage();
    var tables = new ReplicatedTables(Stack.of(this), stage);
    var encryption = new Encryption(this, settings);
    quarantine = new QuarantineStorage(this, "Quarantine", stage, encryption);
    ingest = new IngestStream(this, "Ingest", market.stream(), stage, encryption);
    feeds = WeirTable.create(this, "Feeds", stage, encryption, "lane", UnaryOperator.identity());
    registry =
        settings.schemaRegistry()
            ? Optional.of(new SchemaRegistry(this, "Schemas", stage, RegisteredContract.tick()))
            : Optional.empty();
    marks =
        new MarksStep(settings, market, region, encryption, registry)
            .create(this, ingest, feeds, quarantine, tables);
    risk = new RiskStep(settings, market, region).create(this, tables);
    pulse = new PulseStep(settings, market, encryption).create(this, ingest);
    delivery = new DecisionDelivery(this, "Delivery", settings, tables, encryption);
    guard =
        new RetentionGuardStep(settings, encryption)
            .create(
                this,
                List.of(
                    new RetentionGuardStep.Guarded(
                        ingest, market.stream().retentionHours(), List.of(marks))));
    operations = observe(settings, market, encryption, MeasuredParts.of(this, tables), region);
  }

  private Operations observe(
      StackSettings settings,
      MarketSettings market,
      Encryption encryption,
      MeasuredParts parts,
      String region) {
    var metrics = new SeriesMetrics(settings.stage(), parts);
    if (settings.dashboards()) {
      var dashboard = Dashboards.market(market.regions());
      var name = settings.stage().stackName() + "-" + dashboard.id() + "-" + region;
      MetricDashboard.create(this, "Dashboard", name, dashboard, metrics);
    }
    var raised = new Operations(this, "Operations", settings, encryption, metrics);
    raised.raise(Alarms.market(market.stream().reading()), "-" + region);
    return raised;
  }

  /** Returns the ids of Glue's schema versions, if there is a registry. */
  Optional<String> glueSchemas() {
    return registry.map(SchemaRegistry::ids);
  }

  Operations operations() {
    return operations;
  }

  IngestStream ingest() {
    return ingest;
  }

  TableV2 feeds() {
    return feeds;
  }

  QuarantineStorage quarantine() {
    return quarantine;
  }

  WeirFunction marks() {
    return marks;
  }

  WeirFunction risk() {
    return risk;
  }

  WeirFunction pulse() {
    return pulse;
  }

  WeirFunction guard() {
    return guard;
  }

  DecisionDelivery delivery() {
    return delivery;
  }
}
