package dev.weir.verification.market;

import dev.weir.events.framing.SchemaIds;
import dev.weir.events.market.Tick;
import dev.weir.market.marks.MarksHandler;
import dev.weir.market.marks.MarksPorts;
import dev.weir.market.marks.MarksSettings;
import dev.weir.market.marks.commit.LeadRegion;
import dev.weir.metrics.Step;
import dev.weir.stream.HashKeyRange;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.fakes.FakeFeedStore;
import dev.weir.verification.fakes.FakeQuarantine;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Two Regions' marks functions under an even load, in virtual time. */
final class ContendedMarket {

  /**
   * What comes in.
   *
   * @param ticksPerSecond of all symbols together; each arrives in both Regions
   */
  record MarketLoad(int symbols, int ticksPerSecond, Duration length) {}

  /** What a run came to. */
  record MeasuredRun(ContendedMarks.Ledger ledger, List<Long> sortedMillis, int invocations) {

    double attemptsPerTick() {
      return perTick(ledger.attempts());
    }

    double refusedPerTick() {
      return perTick(ledger.refused);
    }

    double collisionsPerTick() {
      return perTick(ledger.collided);
    }

    double readsPerTick() {
      return perTick(ledger.read);
    }

    private double perTick(int count) {
      return count / (double) sortedMillis.size();
    }

    /** The time from a tick's first arrival until its mark stood, or a newer one. */
    long millis(double share) {
      return sortedMillis.get((int) Math.ceil(share * sortedMillis.size()) - 1);
    }
  }

  // A record is pushed to a function some 70 ms after it arrived; see docs/market.md.
  private static final Duration PUSH = Duration.ofMillis(70);
  // How much later or earlier a venue's tick may be in one Region than in the other.
  private static final int MAX_SKEW_MILLIS = 30;
  private static final int MAX_PAUSE_MILLIS = 20;

  private final MarketLoad load;
  private final boolean hasLead;
  private final VirtualScheduler time = new VirtualScheduler(RawFeed.ARRIVAL);
  private final SplittableRandom random = new SplittableRandom(19);
  private final MarketTables tables = MarketTables.empty(1);
  private final Map<String, Long> sequences = new HashMap<>();
  private final Set<String> silent = new HashSet<>();
  private final List<Region> regions = new ArrayList<>();
  private final ContendedMarks.Ledger ledger = new ContendedMarks.Ledger();
  private int invocations;

  private ContendedMarket(MarketLoad load, boolean hasLead) {
    this.load = load;
    this.hasLead = hasLead;
    ModelledRegion.PAIR.forEach(name -> regions.add(new Region(name)));
  }

  /** As it is. */
  static ContendedMarket of(MarketLoad load) {
    return new ContendedMarket(load, true);
  }

  /** Each Region writes all symbols at once, as if it were alone. */
  static ContendedMarket withoutALead(MarketLoad load) {
    return new ContendedMarket(load, false);
  }

  /** No tick comes into a Region. */
  ContendedMarket withoutTheFeedOf(String region) {
    silent.add(region);
    return this;
  }

  /** Ticks come into both again. */
  ContendedMarket withBothFeeds() {
    silent.clear();
    return this;
  }

  private record Sent(Tick tick, Instant arrivedAt) {}

  MeasuredRun run() {
    ledger.clear();
    invocations = 0;
    var sent = new ArrayList<Sent>();
    var start = time.instant();
    var count = (int) (load.ticksPerSecond() * load.length().toSeconds());
    for (var i = 0; i < count; i++) {
      sent.add(send(start.plusMillis(1000L * i / load.ticksPerSecond())));
    }
    regions.forEach(region -> time.start(start, () -> region.poll(start.plus(load.length()))));
    time.runToTheEnd();
    var millis =
        sent.stream()
            .map(
                each ->
                    Duration.between(
                            each.arrivedAt(),
                            ledger.stoodAt(each.tick().symbol(), each.tick().sequence()))
                        .toMillis())
            .sorted()
            .toList();
    return new MeasuredRun(ledger, millis, invocations);
  }

  /** Each Region gets the tick a little earlier or later. */
  private Sent send(Instant at) {
    var symbol = "S" + random.nextInt(load.symbols());
    var tick = RawFeed.tick(symbol, sequences.merge(symbol, 1L, Long::sum), at);
    var first = Instant.MAX;
    for (var region : regions) {
      if (!silent.contains(region.name)) {
        var arrivedAt = at.plusMillis(random.nextInt(MAX_SKEW_MILLIS));
        time.start(arrivedAt, () -> region.feed.put(new TickRecord(tick, time.instant()), 0));
        first = arrivedAt.isBefore(first) ? arrivedAt : first;
      }
    }
    return new Sent(tick, first);
  }

  private final class Region {
    private final String name;
    private final ShardModel<TickRecord> feed = new ShardModel<>(0, BigInteger.TEN);
    private final Instance function;
    private int delivered;

    Region(String name) {
      this.name = name;
      function =
          Instance.of(
              new MarksHandler(settings(), ports(), Telemetry.unseen(Step.MARKS)),
              new FakeContext());
    }

    private MarksSettings settings() {
      var all = hasLead ? ModelledRegion.PAIR : List.of(name);
      return new MarksSettings("v1", new LeadRegion(name, all), SchemaIds.NONE);
    }

    private MarksPorts ports() {
      var calm = CallDisturbance.NONE;
      return new MarksPorts(
          _ -> "1",
          _ -> HashKeyRange.whole(),
          new ContendedMarks(name, tables.marks().from(calm), time, random.split(), ledger),
          tables.marks().pulsesFrom(calm),
          new FakeFeedStore(calm),
          tables.references().from(calm),
          new FakeQuarantine(calm),
          // Seeded, whatever length the function asks for: so a run is the same each time.
          _ -> time.pass(Duration.ofMillis(random.nextInt(1, MAX_PAUSE_MILLIS))),
          time.concurrency());
    }

    /** Delivers the pushed records, one invocation after the other. */
    void poll(Instant end) {
      while (time.instant().isBefore(end.plusSeconds(2))) {
        var to = delivered;
        while (to < feed.size()
            && !feed.records().get(to).arrivedAt().plus(PUSH).isAfter(time.instant())) {
          to++;
        }
        if (to == delivered) {
          time.pass(Duration.ofMillis(5));
          continue;
        }
        var answer = function.invoke(feed.event(delivered, to));
        if (!answer.retryFrom().isEmpty()) {
          throw new IllegalStateException("Not applied in " + name + ": " + answer);
        }
        delivered = to;
        invocations++;
      }
    }
  }
}
