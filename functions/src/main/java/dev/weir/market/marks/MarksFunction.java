package dev.weir.market.marks;

import dev.weir.engine.ByKey;
import dev.weir.engine.Engine;
import dev.weir.engine.Lanes;
import dev.weir.engine.Priming;
import dev.weir.engine.Starts;
import dev.weir.engine.StreamFunction;
import dev.weir.events.market.TickMessages;
import dev.weir.market.ConflictRetry;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.DynamoPulseStore;
import dev.weir.market.marks.commit.DynamoFeedStore;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.commit.TickMetrics;
import dev.weir.market.marks.parse.TickParser;
import dev.weir.market.marks.parse.VenueCheck;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.metrics.Step;
import dev.weir.quarantine.adapter.S3Quarantine;
import dev.weir.stream.Concurrency;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.KinesisShardMap;
import dev.weir.stream.KinesisStreamIncarnations;
import dev.weir.stream.Lane;
import dev.weir.stream.Pause;
import dev.weir.stream.RecordDecoder;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.wiring.AwsClients;
import dev.weir.wiring.Environment;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Assembles the marks function. */
record MarksFunction(
    MarksSettings settings, MarksPorts ports, Telemetry telemetry, TickMessages messages) {

  // Enough time for the writes in progress, including retries: a write started later could be cut
  // off.
  private static final Duration RESERVE = Duration.ofSeconds(10);

  // Below the number of connections, some of which the quarantine needs.
  private static final int MARKS_AT_ONCE = 32;

  /** Configures everything from the function's environment, which is validated. */
  static MarksFunction fromEnvironment(Map<String, String> environment) {
    Environment.require(
        environment,
        Environment.MARKS_TABLE,
        Environment.FEEDS_TABLE,
        Environment.REFERENCE_TABLE,
        Environment.QUARANTINE_BUCKET,
        Environment.STREAM_ARN);
    var telemetry = Environment.telemetry(Step.MARKS, environment);
    var settings = MarksSettings.of(environment);
    return new MarksFunction(
        settings,
        ports(environment, telemetry.meter()),
        telemetry,
        new TickMessages(settings.schemas()));
  }

  private static MarksPorts ports(Map<String, String> environment, Meter meter) {
    var clients = new AwsClients(meter);
    var clock = InstantSource.system();
    var kinesis = clients.kinesis();
    var dynamo = clients.dynamo();
    return new MarksPorts(
        new KinesisStreamIncarnations(kinesis, clock),
        new KinesisShardMap(kinesis, environment.get(Environment.STREAM_ARN), clock),
        new DynamoMarkStore(dynamo, environment.get(Environment.MARKS_TABLE)),
        new DynamoPulseStore(dynamo, environment.get(Environment.MARKS_TABLE)),
        new DynamoFeedStore(dynamo, environment.get(Environment.FEEDS_TABLE)),
        new DynamoReferenceStore(
            dynamo,
            environment.get(Environment.REFERENCE_TABLE),
            new ConflictRetry(Pause.sleeping(), meter)),
        new S3Quarantine(clients.s3(), environment.get(Environment.QUARANTINE_BUCKET)),
        Pause.sleeping(),
        Concurrency.virtualThreads(MARKS_AT_ONCE));
  }

  StreamFunction function() {
    var starts = new Starts(new Lanes(settings.projection(), ports.incarnations()), ports.feeds());
    var engine = new Engine<>(pipeline(), ports.quarantine(), telemetry.meter(), RESERVE, starts);
    return StreamFunction.ofKinesis(telemetry, engine::apply, priming(engine));
  }

  private MarksPipeline pipeline() {
    var meter = telemetry.meter();
    var conflicts = new ConflictRetry(ports.pause(), meter);
    return new MarksPipeline(
        settings,
        ports,
        // A tick is itself JSON and is not searched for a wrapped line.
        new TickParser(RecordDecoder.ofEvents(ports.shards()), messages, settings.lead().region()),
        conflicts,
        new ByKey(ports.concurrency(), ports.quarantine(), meter, RESERVE, conflicts::stepBack),
        new TickMetrics(meter));
  }

  private Priming priming(Engine<KinesisRecord, ?, FeedLane, ?> engine) {
    var lane = new Lane("priming", "priming", "priming", PrimingTicks.SHARD);
    var book = ReferenceBook.empty();
    return new Priming(
        new Priming.PrimingStep(
            "read a batch",
            () -> {
              var batch = KinesisBatch.read(new ByteArrayInputStream(PrimingTicks.event()));
              engine.rehearse(
                  new FeedLane(lane, StoredFeed.NONE, book, new VenueCheck(book)), batch);
            }),
        new Priming.PrimingStep("ask for a feed", () -> ports.feeds().read(lane)),
        new Priming.PrimingStep("ask for the reference data", () -> ports.references().current()),
        new Priming.PrimingStep(
            "ask for a mark", () -> ports.marks().read(PrimingTicks.SYMBOL, PrimingTicks.VENUE)));
  }
}
