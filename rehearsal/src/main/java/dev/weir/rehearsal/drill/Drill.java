package dev.weir.rehearsal.drill;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.market.StoredDecisions;
import dev.weir.local.region.FaultSwitch;
import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.metrics.stack.StackOutput;
import dev.weir.rehearsal.trial.DecisionLog;
import dev.weir.rehearsal.trial.Settling;
import dev.weir.rehearsal.trial.SyntheticMarket;
import dev.weir.samples.MarketSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A drill: load in both Regions, a fault in one of them, an assessment of the other one's data
 * while the fault lasts, the end of the fault, and a report on the decisions that both Regions'
 * trading systems received.
 */
final class Drill {

  static final int TICKS_A_SECOND = 30;
  static final Duration BEFORE = Duration.ofSeconds(15);
  static final Duration BROKEN = Duration.ofSeconds(25);
  static final Duration AFTER = Duration.ofSeconds(15);

  // A Region takes a batch or two until it decides on
  // portfolios it was given, or longer on a busy machine.
  private static final Duration MAX_HANDOVER = Duration.ofSeconds(20);

  // Ticks that the survivor acknowledged must be in its
  // decisions within this time, while the load continues.
  private static final Duration MAX_CATCHING_UP = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(500);

  private static final int INSTRUMENTS = 40;
  private static final int DAYS_OF_HISTORY = 250;
  private static final int PORTFOLIOS = 8;

  // The sweep runs every minute and handles everything that waits for it.
  private static final Duration MAX_SETTLING = Duration.ofSeconds(150);

  private final List<String> regions;
  private final String broken;
  private final DrillFault fault;
  private final int perSecond;
  private final FaultSwitch faults;
  private final Map<String, Cloud> clouds = new TreeMap<>();
  private final Map<String, DecisionLog> logs = new TreeMap<>();
  private final Consumer<String> progress;
  private final TickBook ticks = new TickBook();

  Drill(
      CloudOptions where,
      String broken,
      DrillFault fault,
      int perSecond,
      FaultSwitch faults,
      Consumer<String> progress) {
    regions = where.localRegions();
    regions.forEach(region -> clouds.put(region, where.openRegional(region)));
    this.broken = broken;
    this.fault = fault;
    this.perSecond = perSecond;
    this.faults = faults;
    this.progress = progress;
  }

  /**
   * Runs the drill. When it returns or is interrupted, faults, leases and reference data are as
   * before.
   */
  DrillReport run() throws InterruptedException {
    var survivor = clouds.get(survivor());
    try (var dynamo = survivor.dynamo()) {
      var reference = new DrillReference(dynamo, survivor.output(StackOutput.REFERENCE_TABLE));
      var held = new HeldFault(faults, broken);
      DrillEvidence seen;
      try (var restoration = Restoration.atExitToo()) {
        seen = run(dynamo, reference, held, restoration);
      } finally {
        logs.values().forEach(DecisionLog::close);
      }
      return new DrillReport(seen.leaving(leftBehind(reference, held)));
    }
  }

  private List<String> leftBehind(DrillReference reference, HeldFault held) {
    var left = new ArrayList<String>();
    var now = faults.get(broken);
    if (!now.equals(held.before())) {
      left.add("%s is %s".formatted(broken, now.inAWord()));
    }
    if (reference.isThere()) {
      left.add("reference data of the drill");
    }
    return left;
  }

  private DrillEvidence run(
      DynamoDbClient dynamo, DrillReference reference, HeldFault held, Restoration restoration)
      throws InterruptedException {
    var market = market(Instant.now(), reference.historyOfOthers());
    // Subscribe before the first decision on the drill's portfolios, so that both logs contain it.
    regions.forEach(
        region -> logs.put(region, DecisionLog.subscribed(clouds.get(region), market.prefix())));
    var own = new ArrayList<ReferenceSet>();
    restoration.act(() -> own.add(reference.add(market.reference())), reference::remove);
    return run(
        dynamo, market, new CoverageCheck(own.getFirst(), ticks), new Acts(held, restoration));
  }

  /** The changes to the cloud and their reversal. */
  private record Acts(HeldFault held, Restoration restoration) {}

  private SyntheticMarket market(Instant now, Optional<Integer> history) {
    if (history.filter(days -> days < ReferenceSet.MIN_RETURNS).isPresent()) {
      throw new CommandFault(
          "The loaded instruments have %d daily returns".formatted(history.get()),
          "The drill's limits need %d; load instruments with that many."
              .formatted(ReferenceSet.MIN_RETURNS));
    }
    var most = BEFORE.plus(MAX_HANDOVER).plus(BROKEN).plus(MAX_CATCHING_UP).plus(AFTER);
    var count = (int) most.multipliedBy(2).toSeconds() * perSecond;
    var sample = MarketSample.of(now.getEpochSecond(), now, count, perSecond);
    return new SyntheticMarket(
        DrillReference.prefix(now),
        sample.ofSize(INSTRUMENTS, history.orElse(DAYS_OF_HISTORY), PORTFOLIOS));
  }

  private String survivor() {
    return regions.stream().filter(region -> !region.equals(broken)).findFirst().orElseThrow();
  }

  private DrillEvidence run(
      DynamoDbClient dynamo, SyntheticMarket market, CoverageCheck check, Acts acts)
      throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var loads = new BothLoads(clouds, market, perSecond, ticks)) {
      logs.values().forEach(threads::execute);
      try {
        return run(dynamo, loads, check, acts);
      } finally {
        logs.values().forEach(DecisionLog::stop);
      }
    }
  }

  private DrillEvidence run(DynamoDbClient dynamo, BothLoads loads, CoverageCheck check, Acts acts)
      throws InterruptedException {
    progress.accept("Load in both Regions, %d ticks per second each".formatted(perSecond));
    Thread.sleep(BEFORE);
    var led = handOver(dynamo, check, acts.restoration());
    progress.accept("%s breaks; it leads %d portfolios".formatted(broken, led.size()));
    var wrong = fault.change().apply(acts.held().before());
    acts.restoration().act(() -> acts.held().begin(wrong), acts.held()::end);
    var cut = Instant.now();
    var seenByBroken = logs.get(broken).byVersion();
    Thread.sleep(BROKEN);
    var survivor = judgeSurvivor(dynamo, check, seenByBroken);
    var takeOver = new TakeOver(fault.isolates(), recoveryTimes(led, cut));
    progress.accept(broken + " is fixed");
    var repaired = Instant.now();
    acts.restoration().actAgain(acts.held()::end);
    var back = Instant.now();
    Thread.sleep(AFTER);
    var end = Instant.now();
    loads.end();
    var unsettled = settle(check);
    return new DrillEvidence(
        regions,
        broken,
        fault,
        ticks,
        perSecond,
        loads.logs(),
        logs,
        new DrillEvidence.DrillTimes(cut, repaired, back, end),
        survivor,
        takeOver,
        unsettled,
        List.of());
  }

  /**
   * Gives the leases to the Region that is about to break, and waits until it leads all portfolios,
   * up to a limit; returns those that it leads.
   */
  private List<String> handOver(DynamoDbClient dynamo, CoverageCheck check, Restoration restoration)
      throws InterruptedException {
    var leases = new LeaseHandover(dynamo, clouds.get(survivor()).output(StackOutput.LEASES_TABLE));
    restoration.act(() -> leases.to(broken), leases::giveBack);
    var end = Instant.now().plus(MAX_HANDOVER);
    while (!led().containsAll(check.portfolios()) && Instant.now().isBefore(end)) {
      Thread.sleep(LOOK);
      restoration.actAgain(() -> leases.to(broken));
    }
    return led();
  }

  /** Returns the portfolios whose latest decision came from the Region that is about to break. */
  private List<String> led() {
    return logs.get(survivor()).latest().values().stream()
        .filter(decision -> decision.region().equals(broken))
        .map(decision -> decision.portfolio())
        .toList();
  }

  /**
   * Returns how long the other Region took to decide on each portfolio; empty for undecided ones.
   */
  private List<Optional<Duration>> recoveryTimes(List<String> led, Instant cut) {
    var log = logs.get(survivor());
    return led.stream()
        .map(
            portfolio ->
                log.firstAfter(cut, portfolio, survivor()).map(at -> Duration.between(cut, at)))
        .toList();
  }

  /**
   * Waits, while the fault and the load continue, until the other Region has all ticks that its
   * stream has acknowledged so far and every decision that is committed so far.
   */
  private DrillEvidence.Survivor judgeSurvivor(
      DynamoDbClient dynamo, CoverageCheck check, Map<String, String> seenByBroken)
      throws InterruptedException {
    progress.accept("Verifying the data of %s while %s is broken".formatted(survivor(), broken));
    var floor = ticks.newest(survivor());
    var count = ticks.ticks(survivor());
    var committed = committed(dynamo, check);
    var asked = Instant.now();
    var survivor = new SurvivorCheck(check);
    var lacking =
        Settling.within(MAX_CATCHING_UP)
            .await(() -> survivor.lacking(logs.get(survivor()), seenByBroken, committed, floor));
    var took = Duration.between(asked, Instant.now());
    return new DrillEvidence.Survivor(
        count, lacking, lacking.isEmpty() ? Optional.of(took) : Optional.empty());
  }

  /** Returns the latest version of each of the drill's portfolios, with a consistent read. */
  private Map<String, Long> committed(DynamoDbClient dynamo, CoverageCheck check) {
    var versions = new TreeMap<String, Long>();
    StoredDecisions.all(clouds.get(survivor()), dynamo)
        .forEach(decision -> versions.put(decision.portfolio(), decision.version()));
    versions.keySet().retainAll(check.portfolios());
    return versions;
  }

  /** Waits until both Regions agree and the final figures are right; returns the deviations. */
  private List<String> settle(CoverageCheck check) throws InterruptedException {
    progress.accept("Waiting until both Regions have everything");
    var newest = ticks.newest();
    return Settling.within(MAX_SETTLING).await(() -> unsettled(check, newest));
  }

  private List<String> unsettled(CoverageCheck check, Collection<Mark> newest) {
    var wrong = new ArrayList<String>();
    var first = logs.get(regions.getFirst()).latest();
    var second = logs.get(regions.getLast()).latest();
    for (var portfolio : check.portfolios()) {
      var one = first.get(portfolio);
      var other = second.get(portfolio);
      if (one == null || other == null || !one.text().equals(other.text())) {
        wrong.add(portfolio + ": the Regions' latest decisions differ");
      }
      wrong.addAll(check.problems(portfolio, one, newest));
    }
    return wrong;
  }
}
