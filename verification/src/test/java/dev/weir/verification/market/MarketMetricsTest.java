package dev.weir.verification.market;

import static dev.weir.verification.market.TwoSites.tick;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickJson;
import dev.weir.market.archive.DecisionArchiveHandler;
import dev.weir.market.archive.DecisionArchivePorts;
import dev.weir.market.delivery.DeliveryHandler;
import dev.weir.market.delivery.DeliveryPorts;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.pulse.PulseHandler;
import dev.weir.market.pulse.PulseRounds;
import dev.weir.market.pulse.PulseStream;
import dev.weir.market.risk.decide.Decision;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Concurrency;
import dev.weir.stream.UnavailableException;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.testkit.StreamRecord;
import dev.weir.verification.fakes.FakeArchive;
import dev.weir.verification.metrics.EmittedMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every defined metric is emitted, once its event occurs. */
class MarketMetricsTest {

  private final TwoSites sites = new TwoSites();
  private final DrivenRegion first = sites.first();
  private final DrivenRegion second = sites.second();
  private final ShardModel<AcmeRecord> feed = new ShardModel<>(0, BigInteger.TEN);
  private final EmittedMetrics emitted = new EmittedMetrics();

  @BeforeEach
  void listen() {
    first.region().emitTo(emitted);
    second.region().emitTo(emitted);
  }

  private static void unavailable() {
    throw new UnavailableException("scripted", null);
  }

  /** A record of arbitrary bytes, all of one symbol. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  private record AcmeRecord(byte[] data) implements StreamRecord {
    @Override
    public String partitionKey() {
      return "ACME";
    }

    @Override
    public Instant arrivedAt() {
      return TwoSites.START.plusSeconds(106); // the latest of the ticks
    }
  }

  private void put(Tick tick) {
    feed.put(new AcmeRecord(TickJson.write(tick)), 0);
  }

  private static byte[] ofUnknownSchema() {
    var avro = TickAvro.write(tick("ACME", 1, "101.00"));
    avro[5] ^= 1; // within the schema's fingerprint
    return avro;
  }

  private static Tick crossed(long sequence) {
    var like = tick("ACME", 1, "101.00");
    return new Tick(
        like.symbol(),
        like.venue(),
        like.session(),
        like.epoch(),
        sequence,
        like.price(),
        Optional.of(new BigDecimal("102")),
        Optional.of(new BigDecimal("101")),
        Optional.empty(),
        TwoSites.START,
        Optional.empty());
  }

  @Test
  void the_marks_function_emits_all_that_is_defined_for_it() {
    var region = first.region();
    for (var sequence = 1; sequence <= 100; sequence++) {
      put(tick("ACME", sequence, "100.00"));
    }
    put(tick("ACME", 100, "100.00")); // sent twice
    put(tick("ACME", 105, "101.00")); // after a gap
    // Far ahead of it, then far behind; with bids above the asks.
    for (var sequence : List.of(300_000L, 300_001L, 105L, 104L, 106L)) {
      put(crossed(sequence));
    }
    feed.put(new AcmeRecord("no tick".getBytes(UTF_8)), 0);
    feed.put(new AcmeRecord(ofUnknownSchema()), 0);
    sites.pass(Duration.ofMinutes(2));
    sites
        .firstScript()
        .beforeNext("commit feed", () -> region.coldMarks().invoke(feed.event(0, 2)));
    region.coldMarks().invoke(feed.event(0, 109));
    region.coldMarks().invoke(feed.event(0, 109)); // all skipped
    put(tick("ACME", 106, "101.00"));
    region.coldMarks("v1", new FakeContext(() -> 100)).invoke(feed.event(109, 110));

    assertThat(emitted.toldBy(Step.MARKS)).isEqualTo(EmittedMetrics.definedFor(Step.MARKS));
  }

  @Test
  void the_risk_function_emits_all_that_is_defined_for_it() {
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("BOLT", 90, "90.00")); // ACME's is stale
    sites.pass(Duration.ofMinutes(2));
    first.marks();
    sites.firstScript().beforeNext("read risk", MarketMetricsTest::unavailable);
    assertThat(first.risk()).isFalse();
    assertThat(first.risk())
        .isTrue(); // taken over, and everything recomputed: not a tick's decision
    first.put(tick("BOLT", 91, "91.00"));
    sites.pass(Duration.ofSeconds(1));
    first.marks();
    sites.firstScript().beforeNext("commit risk", () -> first.risk(first.region().coldRisk()));
    first.risk();
    second.risk(); // skipped
    first.pulse();
    first.marks();
    first.risk();
    second.sweep();
    assertThat(emitted.toldBy(Step.RISK)).doesNotContain(WeirMetric.DISAGREEMENTS);
    sites.tables().risks().overwrite(withMoreGross(sites.latest("growth")));
    second.sweep();

    first.region().coldRisk().invoke(change("'session':{'S':'s'},'price':{'S':'much'}"));
    assertThat(emitted.toldBy(Step.RISK)).isEqualTo(EmittedMetrics.definedFor(Step.RISK));
  }

  /** Returns the event of a table's stream with an unreadable item. */
  private static byte[] change(String image) {
    var record = "{'dynamodb':{'SequenceNumber':'1','NewImage':{%s}}}".formatted(image);
    return "{'Records':[%s]}".formatted(record).replace('\'', '"').getBytes(UTF_8);
  }

  private static Decision withMoreGross(Decision right) {
    var figures = right.figures();
    return new Decision(
        right.portfolio(),
        right.version() + 1,
        new RiskFigures(
            figures.gross() + 1,
            figures.net(),
            figures.unrealised(),
            figures.largestSymbol(),
            figures.largest(),
            figures.valueAtRisk(),
            figures.expectedShortfall()),
        right.limits(),
        right.findings(),
        right.marks(),
        withoutArrival(right.provenance()));
  }

  private static Decision.Provenance withoutArrival(Decision.Provenance origin) {
    var times = origin.times();
    return new Decision.Provenance(
        origin.referenceVersion(),
        origin.halts(),
        new Decision.DecisionTimes(
            times.feedTime(), times.decidedAt(), times.validUntil(), Optional.empty()),
        origin.group(),
        origin.region(),
        origin.epoch());
  }

  @Test
  void the_delivery_function_emits_all_that_is_defined_for_it() {
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"));
    first.marks();
    first.risk();
    first.put(tick("BOLT", 2, "91.00"));
    first.pulse();
    first.marks();
    first.risk();
    var now = first.now().plusSeconds(1);
    var telemetry = new Telemetry("dev", Step.DELIVERY, () -> now, emitted);
    var delivery =
        Instance.of(
            new DeliveryHandler(
                new DeliveryPorts(first.region().topic(), Concurrency.oneByOne()), telemetry),
            new FakeContext());
    sites.firstScript().beforeNext("publish decision", MarketMetricsTest::unavailable);
    for (var round = 0; round < 2; round++) {
      for (var shard : sites.tables().risks().changes()) {
        delivery.invoke(shard.event(0, shard.size()));
      }
    }

    delivery.invoke(change("'decision':{'S':'{}'},'version':{'S':'the next'}"));
    assertThat(emitted.toldBy(Step.DELIVERY)).isEqualTo(EmittedMetrics.definedFor(Step.DELIVERY));
  }

  @Test
  void the_archive_of_decisions_emits_all_that_is_defined_for_it() {
    sites.putInBoth(tick("ACME", 1, "100.00"), tick("BOLT", 1, "90.00"));
    first.marks();
    first.risk();
    var telemetry = new Telemetry("dev", Step.DECISIONS_ARCHIVE, first::now, emitted);
    var fails = new AtomicBoolean(true);
    var objects =
        new FakeArchive(
            new CallDisturbance() {
              @Override
              public void before(String call) {
                if (fails.getAndSet(false)) {
                  unavailable();
                }
              }
            });
    var ports = new DecisionArchivePorts(objects, "risk", "us-east-1");
    var archive = Instance.of(new DecisionArchiveHandler(ports, telemetry), new FakeContext());
    for (var round = 0; round < 2; round++) {
      for (var shard : sites.tables().risks().changes()) {
        archive.invoke(shard.event(0, shard.size()));
      }
    }

    archive.invoke(change("'portfolio':{'S':'growth'},'decision':{'S':'{}'}"));
    assertThat(emitted.toldBy(Step.DECISIONS_ARCHIVE))
        .isEqualTo(EmittedMetrics.definedFor(Step.DECISIONS_ARCHIVE));
  }

  @Test
  void the_pulse_function_emits_all_that_is_defined_for_it() throws IOException {
    var telemetry = new Telemetry("dev", Step.PULSE, first::now, emitted);
    var meter = telemetry.meter();
    PulseStream stream = () -> {};
    new PulseHandler(new PulseRounds(stream, Duration.ofSeconds(15), _ -> {}, meter), telemetry)
        .handleRequest(
            InputStream.nullInputStream(), OutputStream.nullOutputStream(), new FakeContext());
    assertThat(emitted.toldBy(Step.PULSE)).isEqualTo(EmittedMetrics.definedFor(Step.PULSE));
  }
}
