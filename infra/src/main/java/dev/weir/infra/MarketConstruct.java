package dev.weir.infra;

import dev.weir.metrics.Step;
import dev.weir.metrics.dashboard.Alarms;
import dev.weir.metrics.dashboard.Dashboards;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
  private final Optional<MarketArchive> archive;
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
    archive =
        settings
            .archive()
            .map(
                _ ->
                    new MarketArchive(
                        this,
                        "Archive",
                        settings,
                        region,
                        ingest,
                        tables,
                        delivery.changes(),
                        encryption));
    guard =
        new RetentionGuardStep(settings, encryption)
            .create(
                this,
                List.of(
                    new RetentionGuardStep.Guarded(
                        ingest, market.stream().retentionHours(), readers())));
    operations = observe(settings, market, encryption, MeasuredParts.of(this, tables), region);
  }

  private List<WeirFunction> readers() {
    return Stream.concat(Stream.of(marks), archive.stream().map(MarketArchive::ticks)).toList();
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
      archive.ifPresent(_ -> drawArchive(settings.stage(), region, metrics));
    }
    var raised = new Operations(this, "Operations", settings, encryption, metrics);
    raised.raise(Alarms.market(market.stream().reading()), "-" + region);
    settings
        .archive()
        .ifPresent(
            archived -> {
              raised.raise(Alarms.ticksArchive(archived.reading(market.stream())), "-" + region);
              raised.raise(Alarms.decisionsArchive(archived.window()), "-" + region);
            });
    return raised;
  }

  private void drawArchive(Stage stage, String region, SeriesMetrics metrics) {
    var dashboard = Dashboards.marketArchive();
    var name = stage.stackName() + "-" + dashboard.id() + "-" + region;
    MetricDashboard.create(this, "ArchiveDashboard", name, dashboard, metrics);
  }

  /** Returns the archive of ticks and decisions, if there is one. */
  Optional<MarketArchive> archive() {
    return archive;
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

  WeirFunction guard() {
    return guard;
  }

  Map<Step, WeirFunction> functions() {
    var functions = new EnumMap<Step, WeirFunction>(Step.class);
    functions.put(Step.MARKS, marks);
    functions.put(Step.RISK, risk);
    functions.put(Step.DELIVERY, delivery.function());
    functions.put(Step.PULSE, pulse);
    archive.ifPresent(
        found -> {
          functions.put(Step.TICKS_ARCHIVE, found.ticks());
          functions.put(Step.DECISIONS_ARCHIVE, found.decisions());
        });
    return functions;
  }

  DecisionDelivery delivery() {
    return delivery;
  }
}
