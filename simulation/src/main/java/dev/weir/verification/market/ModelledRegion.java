package dev.weir.verification.market;

import dev.weir.events.framing.SchemaIds;
import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkActs;
import dev.weir.market.exposure.Action;
import dev.weir.market.marks.MarksHandler;
import dev.weir.market.marks.MarksPorts;
import dev.weir.market.marks.MarksSettings;
import dev.weir.market.reference.Halt;
import dev.weir.market.risk.RiskHandler;
import dev.weir.market.risk.RiskPorts;
import dev.weir.market.risk.RiskSettings;
import dev.weir.market.risk.beat.BeatPace;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.telemetry.Telemetry;
import dev.weir.verification.fakes.CallDisturbance;
import dev.weir.verification.fakes.FakeContext;
import dev.weir.verification.fakes.FakeDecisionTopic;
import dev.weir.verification.fakes.FakeFeedStore;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.simulation.Instance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What one Region has: its functions, its feeds' table, its topic; and its way to the tables. */
public final class ModelledRegion {

  static final int GROUPS = 2;
  static final Duration LEASE = Duration.ofSeconds(5);
  static final Duration STALE = Duration.ofSeconds(30);
  static final Duration VALIDITY = Duration.ofSeconds(15);
  static final Duration BEAT = Duration.ofSeconds(3);
  private static final BeatPace PACE = new BeatPace(BEAT, VALIDITY);

  private final String name;
  private final CallDisturbance disturbance;
  private final MarketTables tables;
  private final InstantSource clock;
  private final MarketVariant variant;
  private final Runnable pause;
  private final FakeFeedStore feeds;
  private final FakeQuarantine quarantine;
  private final FakeDecisionTopic topic;
  private final List<SkewedClock> clocks = new ArrayList<>();
  private int groups = GROUPS;
  private Function<Step, Telemetry> telemetry = Telemetry::unseen;

  /**
   * A Region without instances.
   *
   * @param clock of the world; an instance's may differ
   * @param pause what is done where a write must be tried again
   */
  public ModelledRegion(
      String name,
      CallDisturbance disturbance,
      MarketTables tables,
      InstantSource clock,
      MarketVariant variant,
      Runnable pause) {
    this.name = name;
    this.disturbance = disturbance;
    this.tables = tables;
    this.clock = clock;
    this.variant = variant;
    this.pause = pause;
    feeds = new FakeFeedStore(disturbance);
    quarantine = new FakeQuarantine(disturbance);
    topic = new FakeDecisionTopic(disturbance, clock);
  }

  /** The group of a portfolio, where nobody has changed the number of groups. */
  static String groupOf(String portfolio) {
    return "group-" + Math.floorMod(portfolio.hashCode(), GROUPS);
  }

  /** Into how many groups instances of the risk function share out that start from now on. */
  void shareOutInto(int count) {
    groups = count;
  }

  /** Such as {@code us-east-1}. */
  public String name() {
    return name;
  }

  /** Shows the lines of metrics of instances of marks and risk that start from now on. */
  public void emitTo(Consumer<String> lines) {
    telemetry = step -> new Telemetry("dev", step, clock, lines);
  }

  /** A new instance of the marks function. */
  public Instance coldMarks() {
    return coldMarks("v1");
  }

  /** A new instance of the marks function, of another projection. */
  public Instance coldMarks(String projection) {
    return coldMarks(projection, new FakeContext());
  }

  /** A new instance of the marks function, with a context of its own. */
  public Instance coldMarks(String projection, FakeContext context) {
    return Instance.of(
        new MarksHandler(
            new MarksSettings(projection, name, SchemaIds.NONE),
            new MarksPorts(
                _ -> "1",
                _ -> HashKeyRange.whole(),
                variant.marks().apply(tables, tables.marks().from(disturbance)),
                variant.pulses().apply(tables, tables.marks().pulsesFrom(disturbance)),
                feeds,
                tables.references().from(disturbance),
                quarantine,
                _ -> pause.run(),
                Concurrency.oneByOne()),
            telemetry.apply(Step.MARKS)),
        context);
  }

  /** A new instance of the risk function, whose clock is right. */
  public Instance coldRisk() {
    return coldRisk(Duration.ZERO);
  }

  /** A new instance of the risk function, whose clock is ahead by some time. */
  public Instance coldRisk(Duration ahead) {
    return coldRisk(ahead, new FakeContext());
  }

  /** A new instance of the risk function, with a context of its own. */
  public Instance coldRisk(Duration ahead, FakeContext context) {
    var itsClock = new SkewedClock(clock, ahead);
    clocks.add(itsClock);
    var ports =
        new RiskPorts(
            tables.marks().from(disturbance),
            tables.risks().from(disturbance),
            tables.risks().beatsFrom(disturbance),
            tables.references().from(disturbance),
            tables.halts().from(disturbance),
            tables.leases().from(disturbance),
            itsClock,
            _ -> pause.run(),
            Concurrency.oneByOne());
    return Instance.of(
        new RiskHandler(
            new RiskSettings(name, groups, LEASE, STALE, PACE),
            variant.risk().apply(tables, ports),
            telemetry.apply(Step.RISK)),
        context);
  }

  /** What an operator in the Region does. */
  MarkActs acts() {
    return new MarkActs(
        variant.acts().apply(tables, tables.marks().from(disturbance)),
        new ConflictRetry(_ -> pause.run()),
        clock);
  }

  /** An operator in the Region orders a halt, or releases the first that there is. */
  void order(String scope, boolean releases) {
    var store = tables.halts().from(disturbance);
    var halts = store.halts();
    if (releases && !halts.all().isEmpty()) {
      store.replace(halts.without(halts.all().getFirst().number()));
    } else {
      store.replace(
          halts.with(new Halt(0, scope, Action.HALT, "operator", "simulated", Optional.empty())));
    }
  }

  /** The first tick of a register that waits for confirmation. */
  Optional<String> waiting(String symbol, String venue) {
    return tables.marks().read(symbol, venue).candidates().stream()
        .findFirst()
        .map(candidate -> candidate.received().mark().rank().in(0, 0).tick());
  }

  /** A new instance of the delivery function. */
  public Instance coldDelivery() {
    return Instance.of(variant.delivery().apply(topic), new FakeContext());
  }

  /** The clocks of its instances of the risk function. */
  List<SkewedClock> clocks() {
    return clocks;
  }

  /** How far its feed is applied, and what that left out. */
  public FakeFeedStore feeds() {
    return feeds;
  }

  /** What was quarantined. */
  public FakeQuarantine quarantine() {
    return quarantine;
  }

  /** What its trading systems get. */
  public FakeDecisionTopic topic() {
    return topic;
  }
}
