package dev.weir.transactions;

import dev.weir.alerts.AlertPublisher;
import dev.weir.alerts.DynamoOutbox;
import dev.weir.alerts.MessageOptions;
import dev.weir.alerts.SnsAlertTopic;
import dev.weir.engine.ByKey;
import dev.weir.engine.Engine;
import dev.weir.engine.Lanes;
import dev.weir.engine.Pacing;
import dev.weir.engine.Priming;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.events.transaction.TransactionMessages;
import dev.weir.metrics.Step;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.DynamoLanePositions;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.KinesisShardMap;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.Pause;
import dev.weir.stream.RecordDecoder;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.transactions.commit.DynamoUserProfiles;
import dev.weir.transactions.commit.ProfileCache;
import dev.weir.transactions.commit.TransactionLane;
import dev.weir.transactions.commit.UserCommit;
import dev.weir.transactions.decide.DynamoRuleSets;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.decide.TransactionSlice;
import dev.weir.transactions.decide.UserFold;
import dev.weir.transactions.parse.ReceivedTransaction;
import dev.weir.transactions.parse.TransactionParser;
import dev.weir.transactions.publish.UserAlerts;
import dev.weir.transactions.rules.Detector;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Assembles the transaction pipeline. */
record TransactionFunction(
    TransactionSettings settings,
    TransactionPorts ports,
    Telemetry telemetry,
    LaneAttempts attempts) {

  // Enough time for unanswered table calls (8 s) and for the function's own: a commit started later
  // could be cut off, and would look like a record that kills.
  private static final Duration RESERVE = Duration.ofSeconds(12);

  // Below the number of connections, some of which publishing and the quarantine need.
  private static final int USERS_AT_ONCE = 32;

  /** A function that keeps its attempts with its lanes' positions. */
  TransactionFunction(TransactionSettings settings, TransactionPorts ports, Telemetry telemetry) {
    this(settings, ports, telemetry, ports.positions());
  }

  /** Configures everything from the function's environment, which is validated. */
  static TransactionFunction fromEnvironment(Map<String, String> environment) {
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
    var telemetry = Environment.telemetry(Step.TRANSACTIONS, environment);
    return new TransactionFunction(
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
        new SnsAlertTopic(
            clients.sns(),
            environment.get(Environment.ALERT_TOPIC_ARN),
            MessageOptions.of(environment)),
        clock,
        Concurrency.virtualThreads(USERS_AT_ONCE),
        Pause.sleeping());
  }

  StreamFunction function() {
    var meter = telemetry.meter();
    var engine =
        Engine.with(settings.semantics(), pipeline(), ports.quarantine(), meter, RESERVE, starts());
    var pacing = new Pacing(settings.pace(), RESERVE, ports.clock(), ports.pause());
    return StreamFunction.ofKinesis(telemetry, pacing.around(engine::apply), priming(engine));
  }

  private Starts starts() {
    return new Starts(new Lanes(settings.projection(), ports.incarnations()), attempts);
  }

  private TransactionPipeline pipeline() {
    var meter = telemetry.meter();
    var known = new ProfileCache(ports.profiles(), ports.concurrency());
    var publisher = new AlertPublisher(ports.outbox(), ports.topic(), ports.clock(), meter);
    return new TransactionPipeline(
        settings,
        ports,
        new TransactionParser(
            RecordDecoder.ofEvents(ports.shards()), new TransactionMessages(settings.schemas())),
        known,
        new UserCommit(ports.profiles(), known, settings.profileRetention(), ports.clock(), meter),
        new UserAlerts(publisher),
        new ByKey(ports.concurrency(), ports.quarantine(), meter, RESERVE),
        meter);
  }

  private Priming priming(Engine<KinesisRecord, ?, TransactionLane, TransactionSlice> engine) {
    var lane = new Lane("priming", "priming", "priming", PrimingTransactions.SHARD);
    var fold = new UserFold(new Detector(RuleSet.defaults()), lane, Duration.ofDays(1));
    return new Priming(
        new Priming.PrimingStep(
            "read and decide a batch",
            () -> {
              var batch = KinesisBatch.read(new ByteArrayInputStream(PrimingTransactions.event()));
              engine
                  .rehearse(TransactionLane.begin(fold), batch)
                  .byUser()
                  .values()
                  .forEach(all -> decide(fold, all));
            }),
        new Priming.PrimingStep("ask for the rules", () -> ports.ruleSets().latest()),
        new Priming.PrimingStep(
            "ask for a user", () -> ports.profiles().read(List.of(PrimingTransactions.USER))));
  }

  private static void decide(UserFold fold, List<ReceivedTransaction> received) {
    var folded = fold.begin(StoredProfile.NONE);
    for (var each : received) {
      folded = fold.fold(folded, each);
    }
  }
}
