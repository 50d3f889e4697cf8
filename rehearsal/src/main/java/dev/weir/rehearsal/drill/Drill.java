package dev.weir.rehearsal.drill;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.local.region.FaultSwitch;
import dev.weir.local.region.RegionFaultState;
import dev.weir.market.ConflictRetry;
import dev.weir.market.ConflictRetry.Pause;
import dev.weir.market.reference.DynamoReferenceStore;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.rehearsal.trial.Acknowledged;
import dev.weir.rehearsal.trial.DecisionLog;
import dev.weir.rehearsal.trial.Recomputation;
import dev.weir.rehearsal.trial.Settling;
import dev.weir.rehearsal.trial.SyntheticMarket;
import dev.weir.samples.MarketFeed;
import dev.weir.samples.MarketSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One drill: load in both Regions, a fault in one of them, its end, and the report on what both
 * Regions' trading systems received.
 */
final class Drill {

  static final int TICKS_A_SECOND = 30;
  static final Duration BEFORE = Duration.ofSeconds(15);
  static final Duration BROKEN = Duration.ofSeconds(25);
  static final Duration AFTER = Duration.ofSeconds(15);

  // A batch or two until a Region decides on what it was given; more where the machine is busy.
  private static final Duration MAX_HANDOVER = Duration.ofSeconds(20);

  private static final int INSTRUMENTS = 40;
  private static final int DAYS_OF_HISTORY = 250;
  private static final int PORTFOLIOS = 8;

  // The sweep runs each minute: what waits for it is done then.
  private static final Duration MAX_SETTLING = Duration.ofSeconds(150);

  private final List<String> regions;
  private final String broken;
  private final DrillFault fault;
  private final FaultSwitch faults;
  private final Map<String, Cloud> clouds = new TreeMap<>();
  private final Map<String, DecisionLog> logs = new TreeMap<>();
  private final Consumer<String> progress;
  private final Acknowledged acknowledged = new Acknowledged();

  Drill(
      CloudOptions where,
      String broken,
      DrillFault fault,
      FaultSwitch faults,
      Consumer<String> progress) {
    regions = where.localRegions();
    regions.forEach(region -> clouds.put(region, where.openRegional(region)));
    this.broken = broken;
    this.fault = fault;
    this.faults = faults;
    this.progress = progress;
  }

  /**
   * Runs it; the faults are gone when it returns, whatever happens, and reference data are back.
   */
  DrillReport run() throws InterruptedException {
    var seconds = (int) BEFORE.plus(MAX_HANDOVER).plus(BROKEN).plus(AFTER).toSeconds();
    var market = market(Instant.now(), seconds * TICKS_A_SECOND);
    var reference = market.reference();
    // Before the first decision on its portfolios, so that both logs begin with that.
    regions.forEach(
        region -> logs.put(region, DecisionLog.subscribed(clouds.get(region), market.prefix())));
    try (var dynamo = clouds.get(survivor()).dynamo()) {
      var before = load(dynamo, reference);
      try {
        return run(market, reference, dynamo);
      } finally {
        faults.set(broken, RegionFaultState.NONE);
        before.ifPresent(set -> load(dynamo, set));
        logs.values().forEach(DecisionLog::close);
      }
    }
  }

  private static SyntheticMarket market(Instant now, int ticks) {
    var seed = now.getEpochSecond();
    var sample = MarketSample.of(seed, now, ticks, TICKS_A_SECOND);
    return new SyntheticMarket(
        "D" + seed + "-", sample.ofSize(INSTRUMENTS, DAYS_OF_HISTORY, PORTFOLIOS));
  }

  private String survivor() {
    return regions.stream().filter(region -> !region.equals(broken)).findFirst().orElseThrow();
  }

  /** Loads reference data; returns those that held before. */
  private Optional<ReferenceSet> load(DynamoDbClient dynamo, ReferenceSet set) {
    var store =
        new DynamoReferenceStore(
            dynamo,
            clouds.get(survivor()).output("ReferenceTable"),
            new ConflictRetry(Pause.sleeping()));
    var current = store.current();
    var before = current.map(store::read);
    var loaded = store.load(set, current, Instant.now());
    if (loaded.isEmpty()) {
      throw new IllegalStateException(
          "Somebody else loads reference data: run one drill at a time");
    }
    store.removeOlderThan(loaded.get());
    return before;
  }

  private DrillReport run(SyntheticMarket market, ReferenceSet reference, DynamoDbClient dynamo)
      throws InterruptedException {
    var feeds = new HashMap<String, DrillFeed>();
    var feeding = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      logs.values().forEach(threads::execute);
      for (var region : regions) {
        var side = regions.indexOf(region) == 0 ? MarketFeed.FIRST : MarketFeed.SECOND;
        var feed =
            new DrillFeed(
                clouds.get(region),
                market.ticks(side).iterator(),
                TICKS_A_SECOND,
                acknowledged::add);
        feeds.put(region, feed);
        feeding.add(threads.submit(feed));
      }
      progress.accept("Load in both Regions, %d ticks a second each".formatted(TICKS_A_SECOND));
      Thread.sleep(BEFORE);
      var led = handOver(dynamo, reference);
      progress.accept("%s breaks; it leads %d portfolios".formatted(broken, led.size()));
      var cut = Instant.now();
      faults.set(broken, fault.change().apply(RegionFaultState.NONE));
      Thread.sleep(BROKEN);
      var takeOver = new TakeOver(fault.isTakenOver(), recoveryTimes(led, cut));
      progress.accept(broken + " is fixed");
      faults.set(broken, RegionFaultState.NONE);
      Thread.sleep(AFTER);
      feeds.values().forEach(DrillFeed::stop);
      for (var feed : feeding) {
        feed.get();
      }
      var settled = settle(reference);
      logs.values().forEach(DecisionLog::stop);
      return new DrillReport(
          regions,
          broken,
          acknowledged.ticks(),
          feeds.get(broken).refused(),
          takeOver,
          settled,
          logs);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A feed of the drill failed", e.getCause());
    }
  }

  /**
   * Gives the leases to the Region that is to break, and waits until it leads all portfolios, or
   * for so long that it is not worth waiting for; returns those that it leads.
   */
  private List<String> handOver(DynamoDbClient dynamo, ReferenceSet reference)
      throws InterruptedException {
    var leases = new LeaseHandover(dynamo, clouds.get(survivor()).output("LeasesTable"));
    Settling.within(MAX_HANDOVER)
        .await(
            () -> {
              var others = withoutThose(reference, led());
              if (!others.isEmpty()) {
                leases.to(broken);
              }
              return others;
            });
    return led();
  }

  /** The portfolios whose latest decision the Region made that is to break. */
  private List<String> led() {
    return logs.get(survivor()).latest().values().stream()
        .filter(decision -> decision.region().equals(broken))
        .map(decision -> decision.portfolio())
        .toList();
  }

  private static List<String> withoutThose(ReferenceSet reference, List<String> led) {
    return portfolios(reference).filter(portfolio -> !led.contains(portfolio)).toList();
  }

  private static Stream<String> portfolios(ReferenceSet reference) {
    return reference.positions().stream().map(position -> position.portfolio()).distinct();
  }

  /** How long it took until the other Region decided on each; empty for one that it has not yet. */
  private List<Optional<Duration>> recoveryTimes(List<String> led, Instant cut) {
    var log = logs.get(survivor());
    return led.stream()
        .map(
            portfolio ->
                log.firstAfter(cut, portfolio, survivor()).map(at -> Duration.between(cut, at)))
        .toList();
  }

  /** Waits until both have the same, and the final figures are right; returns what is not. */
  private List<String> settle(ReferenceSet reference) throws InterruptedException {
    progress.accept("Waiting until both have everything");
    return Settling.within(MAX_SETTLING).await(() -> unsettled(reference));
  }

  private List<String> unsettled(ReferenceSet reference) {
    var wrong = new ArrayList<String>();
    var first = logs.get(regions.getFirst()).latest();
    var second = logs.get(regions.getLast()).latest();
    var recomputation = new Recomputation(reference, acknowledged.newest());
    portfolios(reference)
        .forEach(
            portfolio -> {
              var one = first.get(portfolio);
              var other = second.get(portfolio);
              if (one == null || other == null || !one.text().equals(other.text())) {
                wrong.add(portfolio + ": the Regions' latest decisions differ");
              } else {
                recomputation
                    .differences(portfolio, one.json())
                    .forEach(difference -> wrong.add(portfolio + ": " + difference));
              }
            });
    return wrong;
  }
}
