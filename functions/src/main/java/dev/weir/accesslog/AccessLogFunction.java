package dev.weir.accesslog;

import dev.weir.accesslog.commit.DynamoMinuteCounts;
import dev.weir.accesslog.commit.LaneMemory;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.publish.DynamoOutages;
import dev.weir.accesslog.publish.ErrorAlerts;
import dev.weir.accesslog.publish.OutageLog;
import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.MessageOptions;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.engine.Engine;
import dev.weir.engine.Lanes;
import dev.weir.engine.Pacing;
import dev.weir.engine.Priming;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.metrics.Step;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.KinesisShardMap;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.Pause;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Assembles the access-log pipeline. */
record AccessLogFunction(
    AccessLogSettings settings, AccessLogPorts ports, Telemetry telemetry, LaneAttempts attempts) {

  // Enough time for one unanswered table call (8 s) and for the function's own: a commit started
  // later could be cut off, and would look like a record that kills.
  private static final Duration RESERVE = Duration.ofSeconds(12);

  // Below the number of connections, some of which the quarantine needs.
  private static final int ALERTS_AT_ONCE = 32;

  /** A function that keeps its attempts with its lanes' positions. */
  AccessLogFunction(AccessLogSettings settings, AccessLogPorts ports, Telemetry telemetry) {
    this(settings, ports, telemetry, ports.counts());
  }

  /** Configures everything from the function's environment, which is validated. */
  static AccessLogFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment,
        Environment.COUNTS_TABLE,
        Environment.POSITIONS_TABLE,
        Environment.ALERTS_TABLE,
        Environment.ALERT_TOPIC_ARN,
        Environment.QUARANTINE_BUCKET,
        Environment.STREAM_ARN);
    var telemetry = Environment.telemetry(Step.ACCESS_LOGS, environment);
    var settings = AccessLogSettings.of(environment);
    return new AccessLogFunction(
        settings, ports(environment, settings, telemetry.meter()), telemetry);
  }

  private static AccessLogPorts ports(
      Map<String, String> environment, AccessLogSettings settings, Meter meter) {
    var clients = new AwsClients(meter);
    var clock = InstantSource.system();
    var kinesis = clients.kinesis();
    var dynamo = clients.dynamo();
    return new AccessLogPorts(
        new KinesisStreamIncarnations(kinesis, clock),
        new KinesisShardMap(kinesis, environment.get(Environment.STREAM_ARN), clock),
        new DynamoMinuteCounts(
            dynamo,
            environment.get(Environment.COUNTS_TABLE),
            environment.get(Environment.POSITIONS_TABLE)),
        new S3Quarantine(clients.s3(), environment.get(Environment.QUARANTINE_BUCKET)),
        new DynamoOutbox(dynamo, environment.get(Environment.ALERTS_TABLE)),
        settings.watchesOutages()
            ? new OutageLog(new DynamoOutages(dynamo, environment.get(Environment.ALERTS_TABLE)))
            : OutageLog.OFF,
        new SnsAlertTopic(
            clients.sns(),
            environment.get(Environment.ALERT_TOPIC_ARN),
            MessageOptions.of(environment)),
        clock,
        Concurrency.virtualThreads(ALERTS_AT_ONCE),
        Pause.sleeping());
  }

  StreamFunction function() {
    var engine =
        Engine.with(
            settings.semantics(),
            pipeline(),
            ports.quarantine(),
            telemetry.meter(),
            RESERVE,
            starts());
    var pacing = new Pacing(settings.pace(), RESERVE, ports.clock(), ports.pause());
    return StreamFunction.ofKinesis(telemetry, pacing.around(engine::apply), priming(engine));
  }

  private Starts starts() {
    return new Starts(new Lanes(settings.projection(), ports.incarnations()), attempts);
  }

  private AccessLogPipeline pipeline() {
    var publisher =
        new AlertPublisher(
            ports.outbox(), ports.topic(), ports.clock(), telemetry.meter(), ports.concurrency());
    return new AccessLogPipeline(
        settings, ports, errorAlerts(publisher), new SliceMetrics(telemetry.meter()));
  }

  private ErrorAlerts errorAlerts(AlertPublisher publisher) {
    return new ErrorAlerts(
        ports.counts(),
        settings.rules(),
        settings.alertHorizon(),
        settings.lateness(),
        ports.outages(),
        publisher,
        ports.clock());
  }

  private Priming priming(Engine<KinesisRecord, ?, LaneMemory, ?> engine) {
    var lane = new Lane("priming", "priming", "priming", PrimingEvent.SHARD);
    return new Priming(
        new Priming.PrimingStep(
            "read a batch",
            () -> {
              var batch = KinesisBatch.read(new ByteArrayInputStream(PrimingEvent.ofAccessLogs()));
              engine.rehearse(LaneMemory.of(lane, LaneState.NEW), batch);
            }),
        new Priming.PrimingStep("ask for a lane", () -> ports.counts().lane(lane)));
  }
}
