package dev.weir.transactions;

import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.metrics.Step;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.Envelope;
import dev.weir.stream.KinesisShardMap;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.time.InstantSource;
import java.util.Map;

/** Puts the transaction pipeline together. */
record TransactionWiring(
    TransactionSettings settings, TransactionPorts ports, Telemetry telemetry) {

  // Under the number of connections, of which publishing and the quarantine need some.
  private static final int USERS_AT_ONCE = 32;

  /** Everything from the function's environment, which is checked. */
  static TransactionWiring fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment,
        Environment.PROFILES_TABLE,
        Environment.RULES_TABLE,
        Environment.POSITIONS_TABLE,
        Environment.ALERTS_TABLE,
        Environment.ALERT_TOPIC_ARN,
        Environment.QUARANTINE_BUCKET,
        Environment.STREAM_ARN);
    var settings = TransactionSettings.of(environment);
    var telemetry = Telemetry.ofFunction(Step.TRANSACTIONS, Environment.stageOf(environment));
    return new TransactionWiring(
        settings, ports(settings, environment, telemetry.meter()), telemetry);
  }

  private static TransactionPorts ports(
      TransactionSettings settings, Map<String, String> environment, Meter meter) {
    var clients = new AwsClients(meter);
    var clock = InstantSource.system();
    var kinesis = clients.kinesis();
    var dynamo = clients.dynamo();
    return new TransactionPorts(
        new KinesisStreamIncarnations(kinesis, clock),
        new KinesisShardMap(kinesis, environment.get(Environment.STREAM_ARN), clock),
        new DynamoUserProfiles(
            dynamo,
            environment.get(Environment.PROFILES_TABLE),
            environment.get(Environment.ALERTS_TABLE),
            settings.projection()),
        new DynamoLanePositions(dynamo, environment.get(Environment.POSITIONS_TABLE)),
        new DynamoRuleSets(dynamo, environment.get(Environment.RULES_TABLE)),
        new S3Quarantine(clients.s3(), environment.get(Environment.QUARANTINE_BUCKET)),
        new DynamoOutbox(dynamo, environment.get(Environment.ALERTS_TABLE)),
        new SnsAlertTopic(clients.sns(), environment.get(Environment.ALERT_TOPIC_ARN)),
        clock,
        Concurrency.virtualThreads(USERS_AT_ONCE));
  }

  TransactionPipeline pipeline() {
    var known = new KnownProfiles(ports.profiles(), ports.concurrency());
    var publisher =
        new AlertPublisher(ports.outbox(), ports.topic(), ports.clock(), telemetry.meter());
    return new TransactionPipeline(
        settings,
        ports,
        reader(),
        new CurrentRules(ports.ruleSets(), ports.clock()),
        known,
        new UserUpdates(ports, known, publisher, settings.profileRetention(), telemetry.meter()),
        telemetry.meter());
  }

  SnapshotPriming priming() {
    return new SnapshotPriming(reader(), ports);
  }

  private TransactionReader reader() {
    return new TransactionReader(Envelope.ofEvents(ports.shards()));
  }
}
