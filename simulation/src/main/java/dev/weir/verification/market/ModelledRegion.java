package dev.weir.verification.market;

import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.TickMessages;
import dev.weir.market.ConflictRetry;
import dev.weir.market.MarkActs;
import dev.weir.market.exposure.Action;
import dev.weir.market.marks.MarksHandler;
import dev.weir.market.marks.MarksPorts;
import dev.weir.market.marks.MarksSettings;
import dev.weir.market.marks.commit.LeadRegion;
import dev.weir.market.reference.Halt;
import dev.weir.market.risk.RiskHandler;
import dev.weir.market.risk.RiskPorts;
import dev.weir.market.risk.RiskSettings;
import dev.weir.market.risk.beat.BeatPace;
import dev.weir.metrics.Step;
import dev.weir.stream.Concurrency;
import dev.weir.stream.HashKeyRange;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.verification.fakes.FakeDecisionTopic;
import dev.weir.verification.fakes.FakeFeedStore;
import dev.weir.verification.fakes.FakeQuarantine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The parts of one Region: its functions, its feeds' table, its topic, and its access to the
 * tables.
 */
public final class ModelledRegion {

  /** The Regions of every modelled market. */
  public static final List<String> PAIR = List.of("us-east-1", "us-east-2");

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
  private Supplier<TickMessages> messages = () -> new TickMessages(SchemaIds.NONE);
  private Function<Step, Telemetry> telemetry = Telemetry::unseen;

  /**
   * Creates a Region without instances.
   *
   * @param clock of the world; an instance's may differ
   * @param pause called before a write is retried
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

  /** Returns the group of a portfolio, for the initial number of groups. */
  static String groupOf(String portfolio) {
    return "group-" + Math.floorMod(portfolio.hashCode(), GROUPS);
  }

  /** Sets the number of groups for instances of the risk function that start from now on. */
  void shareOutInto(int count) {
    groups = count;
  }

  /** Sets the schemas that instances of the marks function know that start from now on. */
  void deploy(Supplier<TickMessages> known) {
    messages = known;
  }

  /** Returns the name, such as {@code us-east-1}. */
  public String name() {
    return name;
  }

  /** Passes on the metric lines of instances of marks and risk that start from now on. */
  public void emitTo(Consumer<String> lines) {
    telemetry = step -> new Telemetry("dev", step, clock, lines);
  }

  /** Starts a new instance of the marks function. */
  public Instance coldMarks() {
    return coldMarks("v1");
  }

  /** Starts a new instance of the marks function, of another projection. */
  public Instance coldMarks(String projection) {
    return coldMarks(projection, new FakeContext());
  }

  /** Starts a new instance of the marks function, with its own context. */
  public Instance coldMarks(String projection, FakeContext context) {
    return Instance.of(
        new MarksHandler(
            new MarksSettings(projection, new LeadRegion(name, PAIR), SchemaIds.NONE),
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
            telemetry.apply(Step.MARKS),
            messages.get()),
        context);
  }

  /** Starts a new instance of the risk function, with a correct clock. */
  public Instance coldRisk() {
    return coldRisk(Duration.ZERO);
  }

  /** Starts a new instance of the risk function, whose clock is ahead. */
  public Instance coldRisk(Duration ahead) {
    return coldRisk(ahead, new FakeContext());
  }

  /** Starts a new instance of the risk function, with its own context. */
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

  /** Returns the actions of an operator in the Region. */
  MarkActs acts() {
    return new MarkActs(
        variant.acts().apply(tables, tables.marks().from(disturbance)),
        new ConflictRetry(_ -> pause.run()),
        clock);
  }

  /** Orders a halt by an operator in the Region, or releases the first one. */
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

  /** Returns the first tick of a register that waits for confirmation. */
  Optional<String> waiting(String symbol, String venue) {
    return tables.marks().read(symbol, venue).candidates().stream()
        .findFirst()
        .map(candidate -> candidate.received().mark().rank().inFirstGeneration().tick());
  }

  /** Starts a new instance of the delivery function. */
  public Instance coldDelivery() {
    return coldDelivery(new FakeContext());
  }

  /** A new instance of the delivery function, with a context of its own. */
  public Instance coldDelivery(FakeContext context) {
    return Instance.of(variant.delivery().apply(topic), context);
  }

  /** Returns the clocks of its instances of the risk function. */
  List<SkewedClock> clocks() {
    return clocks;
  }

  /** Returns how far its feed is applied, and its gaps. */
  public FakeFeedStore feeds() {
    return feeds;
  }

  /** Returns the quarantine. */
  public FakeQuarantine quarantine() {
    return quarantine;
  }

  /** Returns the topic of its trading systems. */
  public FakeDecisionTopic topic() {
    return topic;
  }
}
