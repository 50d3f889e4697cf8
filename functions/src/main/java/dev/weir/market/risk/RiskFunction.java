package dev.weir.market.risk;

import dev.weir.engine.BatchProgress;
import dev.weir.engine.ByKey;
import dev.weir.engine.Engine;
import dev.weir.engine.Priming;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.engine.TableQuarantine;
import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.reference.CurrentReference;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.risk.beat.DynamoBeatStore;
import dev.weir.market.risk.commit.CurrentHalts;
import dev.weir.market.risk.commit.DynamoRiskStore;
import dev.weir.market.risk.commit.KnownPortfolios;
import dev.weir.market.risk.commit.RiskMetrics;
import dev.weir.market.risk.lease.DynamoLeaseStore;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.Pause;
import dev.weir.stream.TableBatch;
import dev.weir.stream.TableRecord;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Assembles the risk function. */
record RiskFunction(RiskSettings settings, RiskPorts ports, Telemetry telemetry) {

  // Enough time for the commits in progress, including retries: a commit started later could be cut
  // off.
  private static final Duration RESERVE = Duration.ofSeconds(10);

  // Portfolios, and leases before them. Below the number of connections.
  private static final int AT_ONCE = 16;

  private static final String PRIMING = "priming";
  private static final String PRIMING_EVENT =
      """
      {"Records":[{"dynamodb":{"SequenceNumber":"1","NewImage":{"symbol":{"S":"PRIMING"},
      "venue":{"S":"XXXX"},"generation":{"N":"0"},"sessionOrder":{"N":"0"},
      "session":{"S":"1970-01-01"},"epoch":{"N":"0"},"sequence":{"N":"1"},"correction":{"N":"0"},
      "price":{"S":"101.25"},"occurredAt":{"S":"1970-01-01T00:00:00Z"},
      "arrivedAt":{"S":"1970-01-01T00:00:00Z"}}}}]}
      """;

  /** Configures everything from the function's environment, which is validated. */
  static RiskFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment,
        Environment.MARKS_TABLE,
        Environment.RISK_TABLE,
        Environment.REFERENCE_TABLE,
        Environment.LEASES_TABLE);
    var telemetry = Environment.telemetry(Step.RISK, environment);
    return new RiskFunction(
        RiskSettings.of(environment), ports(environment, telemetry.meter()), telemetry);
  }

  private static RiskPorts ports(Map<String, String> environment, Meter meter) {
    var dynamo = new AwsClients(meter).dynamo();
    var pause = Pause.sleeping();
    return new RiskPorts(
        new DynamoMarkStore(dynamo, environment.get(Environment.MARKS_TABLE)),
        new DynamoRiskStore(dynamo, environment.get(Environment.RISK_TABLE)),
        new DynamoBeatStore(dynamo, environment.get(Environment.RISK_TABLE)),
        new DynamoReferenceStore(
            dynamo, environment.get(Environment.REFERENCE_TABLE), new ConflictRetry(pause)),
        new DynamoHaltStore(dynamo, environment.get(Environment.REFERENCE_TABLE)),
        new DynamoLeaseStore(dynamo, environment.get(Environment.LEASES_TABLE)),
        InstantSource.system(),
        pause,
        Concurrency.virtualThreads(AT_ONCE));
  }

  StreamFunction function() {
    var meter = telemetry.meter();
    var metrics = new RiskMetrics(meter);
    var quarantine = new TableQuarantine();
    var references = new CurrentReference(ports.references());
    var halts = new CurrentHalts(ports.halts());
    var conflicts = new ConflictRetry(ports.pause(), meter);
    var groups =
        new GroupUpdates(
            settings,
            ports,
            new KnownPortfolios(ports.risks(), references, halts, ports.clock()),
            conflicts,
            new ByKey(ports.concurrency(), quarantine, meter, RESERVE, conflicts::stepBack),
            metrics);
    var audit =
        new FiguresAudit(
            ports.risks(),
            new AuditOrders(ports.halts(), conflicts, settings.region()),
            ports.clock());
    var sweep = new RiskSweep(halts, references, groups, audit, metrics);
    var engine =
        new Engine<>(
            new RiskPipeline(halts, references, groups, metrics),
            quarantine,
            meter,
            RESERVE,
            Starts.uncounted());
    return StreamFunction.ofTable(telemetry, engine::apply, sweep::run, priming(engine));
  }

  private Priming priming(Engine<TableRecord, ?, BatchProgress, ?> engine) {
    return new Priming(
        new Priming.PrimingStep(
            "read a batch",
            () -> {
              var event = PRIMING_EVENT.getBytes(StandardCharsets.UTF_8);
              var batch = TableBatch.read(new ByteArrayInputStream(event));
              engine.rehearse(BatchProgress.BEGINNING, batch);
            }),
        new Priming.PrimingStep("ask for a mark", () -> ports.marks().read("PRIMING", "XXXX")),
        new Priming.PrimingStep("ask for the reference data", () -> ports.references().current()),
        new Priming.PrimingStep("ask for halts", () -> ports.halts().halts()),
        new Priming.PrimingStep("ask for a lease", () -> ports.leases().read(PRIMING)),
        new Priming.PrimingStep("ask for a portfolio", () -> ports.risks().read(PRIMING)));
  }
}
