package dev.weir.verification.market;

import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.market.reference.Halt;
import dev.weir.testkit.Interleaving;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Two Regions in one world: ticks arrive in both, their functions are interleaved, and a seed
 * decides the faults.
 */
final class MarketWorld {

  private static final int MAX_STEPS = 50_000;

  private final SplittableRandom random;
  private final Interleaving interleaving;
  private final SmallMarket market;
  private final MarketTables tables = MarketTables.empty();
  private final List<RegionModel> regions = new ArrayList<>();
  private final List<Tick> ticks = new ArrayList<>();
  private final BeatCheck beats;
  private Instant now = SmallMarket.START;
  private final boolean quarrelsome;
  private final boolean isSharedOutAnew;
  private final int otherGroups;
  private final Set<String> disturbed = new TreeSet<>();
  private int mistakesToCome;
  private int actsToCome;
  private int ordersToCome;
  private int ticksToCome;
  private int versionsToCome;

  MarketWorld(SplittableRandom random, MarketVariant variant, boolean quarrelsome) {
    this.random = random;
    this.quarrelsome = quarrelsome;
    isSharedOutAnew = variant.isSharedOutAnew();
    otherGroups = random.nextBoolean() ? 1 : ModelledRegion.GROUPS + 1 + random.nextInt(3);
    interleaving = new Interleaving(random.split());
    market = new SmallMarket(random.split(), variant.hasRates());
    ticksToCome = quarrelsome ? 3 + random.nextInt(8) : 10 + random.nextInt(20);
    versionsToCome = random.nextInt(3);
    mistakesToCome = Math.max(0, random.nextInt(6) - 3);
    ordersToCome = random.nextInt(3);
    actsToCome = Math.max(0, random.nextInt(6) - 3);
    var oneIn = List.of(40, 100, 400, 100_000).get(random.nextInt(4));
    for (var name : ModelledRegion.PAIR) {
      var faults = new RegionFaults(random.split(), interleaving, oneIn);
      regions.add(
          new RegionModel(
              name, faults, tables, () -> now, variant, interleaving, quarrelsome, random.split()));
    }
    tables.references().load(market.referenceSet(), now);
    beats = new BeatCheck(tables);
  }

  /** Runs to the end; returns the final violations. */
  List<String> run() {
    for (var steps = 0; ticksToCome > 0 || versionsToCome > 0; steps++) {
      happen();
      step();
      if (steps == MAX_STEPS) {
        return List.of("the ticks do not come to an end");
      }
    }
    regions.forEach(RegionModel::heal);
    if (!drain()) {
      return List.of("the shards are not drained");
    }
    var wrong = undisturbedMarks();
    if (!wrong.isEmpty()) {
      return wrong;
    }
    if (isSharedOutAnew) {
      living().forEach(region -> region.shareOutInto(otherGroups));
    }
    var sweeps = new SweepCheck(tables);
    sweep();
    // While Regions distribute groups differently, marks may be skipped until the sweep corrects
    // that.
    if (!isSharedOutAnew && !sweeps.healed().isEmpty()) {
      return sweeps.healed();
    }
    if (!drain()) {
      return List.of("the shards are not drained after the sweep");
    }
    // Only now: further ticks would hide violations.
    wrong = settle();
    if (!wrong.isEmpty()) {
      return wrong;
    }
    sweep();
    if (!drain()) {
      return List.of("the shards are not drained after the last sweep");
    }
    return violations();
  }

  /** Performs one of the occasional events. */
  private void happen() {
    now = now.plusMillis(random.nextInt(150));
    switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4, 5 -> tick();
      case 6 -> any().sweepBeside();
      case 7 -> {
        if (versionsToCome > 0 && random.nextInt(3) == 0) {
          versionsToCome--;
          tables.references().load(market.referenceSet(), now);
        }
      }
      case 8 -> {
        if (!quarrelsome || random.nextInt(10) == 0) {
          any().toggleCut();
        }
      }
      case 9 -> any().setAClock();
      case 10 -> {
        if (random.nextInt(60) == 0 && regions.stream().noneMatch(RegionModel::isLost)) {
          any().lose();
        }
      }
      case 11 -> {
        if (isSharedOutAnew && random.nextInt(3) == 0) {
          any().shareOutInto(random.nextBoolean() ? otherGroups : ModelledRegion.GROUPS);
        }
      }
      case 12 -> mistake();
      case 13 -> act();
      case 14 -> order();
      case 15, 16 -> pulse();
      default -> {
        if (quarrelsome && random.nextInt(5) == 0) {
          any().sweepBeside();
        }
      }
    }
  }

  private void tick() {
    if (ticksToCome == 0) {
      return;
    }
    ticksToCome--;
    var tick = market.nextTick();
    ticks.add(tick);
    var gapInBoth = random.nextInt(25) == 0;
    for (var region : regions) {
      if (!gapInBoth && random.nextInt(12) > 0) {
        region.put(tick, now);
      }
      if (random.nextInt(10) == 0) {
        region.put(ticks.get(random.nextInt(ticks.size())), now); // a repetition, or late
      }
    }
  }

  /** Mostly both Regions' pulses come, at nearly the same time. */
  private void pulse() {
    for (var region : regions) {
      if (random.nextInt(8) > 0) {
        var at = now.plusMillis(random.nextInt(20)).truncatedTo(ChronoUnit.MILLIS);
        beats.put(region.name(), at, region.pulse(at));
      }
    }
  }

  /** Lets a feed, or both, make a mistake. */
  private void mistake() {
    if (mistakesToCome == 0 || ticks.isEmpty() || random.nextInt(3) > 0) {
      return;
    }
    mistakesToCome--;
    var like = ticks.get(random.nextInt(ticks.size()));
    disturbed.add(Mark.name(like.symbol(), like.venue()));
    var both = random.nextBoolean();
    for (var tick : market.mistaken(like)) {
      for (var region : both ? regions : List.of(any())) {
        region.put(tick, now);
      }
    }
  }

  private void act() {
    if (actsToCome == 0 || ticks.isEmpty() || random.nextInt(3) > 0) {
      return;
    }
    actsToCome--;
    var on =
        ticks.stream()
            .filter(tick -> disturbed.contains(Mark.name(tick.symbol(), tick.venue())))
            .findFirst()
            .orElse(ticks.get(random.nextInt(ticks.size())));
    disturbed.add(Mark.name(on.symbol(), on.venue()));
    var region = living().get(random.nextInt(living().size()));
    region.actOn(on.symbol(), on.venue(), random.nextInt(3) == 0);
  }

  /** Lets an operator halt a portfolio or all, or release an order. */
  private void order() {
    if (ordersToCome == 0 || random.nextInt(3) > 0) {
      return;
    }
    ordersToCome--;
    var region = living().get(random.nextInt(living().size()));
    region.order(
        random.nextInt(3) == 0 ? Halt.ALL : List.of("alpha", "beta").get(random.nextInt(2)),
        random.nextInt(3) == 0);
  }

  /**
   * Checks that ticks that agree set the mark, whatever was wrong before.
   *
   * @return the violations, one per line
   */
  private List<String> settle() {
    var settled = new ArrayList<Tick>();
    for (var name : market.isWide() ? disturbed : names()) {
      var parts = name.split("@", -1);
      var agreeing = market.settling(parts[0], parts[1]);
      now = now.plusSeconds(100);
      for (var tick : agreeing) {
        living().forEach(region -> region.put(tick, now));
      }
      settled.add(agreeing.getLast());
    }
    if (!drain()) {
      return List.of("the shards are not drained after settling");
    }
    var came = regions.stream().flatMap(region -> region.ticks().stream()).toList();
    var check = new RegisterCheck(tables.marks(), market.collar(), came);
    settled.forEach(check::isSettled);
    check.steps();
    return check.violations();
  }

  private Set<String> names() {
    return ticks.stream()
        .map(tick -> Mark.name(tick.symbol(), tick.venue()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private RegionModel any() {
    return regions.get(random.nextInt(regions.size()));
  }

  private void step() {
    any().act();
    interleaving.advance();
  }

  private boolean drain() {
    for (var steps = 0; steps < MAX_STEPS; steps++) {
      if (living().stream().allMatch(RegionModel::isDrained) && !interleaving.advance()) {
        return true;
      }
      now = now.plusMillis(random.nextInt(50));
      living().get(random.nextInt(living().size())).act();
      interleaving.advance();
    }
    return false;
  }

  private List<RegionModel> living() {
    return regions.stream().filter(region -> !region.isLost()).toList();
  }

  // A lost Region's leases must lapse, whatever its clocks said.
  private void sweep() {
    if (living().size() < regions.size()) {
      now = now.plus(Duration.ofMinutes(6));
    }
    living().forEach(RegionModel::sweepNow);
  }

  /** Checks that the marks of registers that received only good ticks are the newest of these. */
  private List<String> undisturbedMarks() {
    if (!market.isWide()) {
      return List.of();
    }
    var history = new MarketHistory(tables);
    var least = new HashMap<String, Mark>();
    var most = new HashMap<String, Mark>();
    regions.forEach(region -> region.ticks().forEach(tick -> join(tick, most)));
    living().forEach(region -> region.ticks().forEach(tick -> join(tick, least)));
    least.keySet().removeAll(disturbed);
    most.keySet().removeAll(disturbed);
    history.checkMarks(least, most, disturbed);
    return history.violations();
  }

  private List<String> violations() {
    var history = new MarketHistory(tables);
    history.checkVersions();
    history.checkFigures(ModelledRegion.STALE);
    history.checkStale(ModelledRegion.STALE);
    regions.forEach(
        region -> history.checkDelivered(region.name(), region.delivered(), !region.isLost()));
    beats.checkBeats();
    beats.checkPulses(market.isWide() ? disturbed : names());
    regions.forEach(
        region -> beats.checkDelivered(region.name(), region.beats(), !region.isLost()));
    history.violations().addAll(beats.violations());
    if (history.violations().isEmpty()) {
      redeliver(history);
    }
    return history.violations();
  }

  /** Delivers everything again, to new instances, in one batch each: nothing may change. */
  private void redeliver(MarketHistory history) {
    var before = tables.risks().history().size();
    var marks = tables.marks().all();
    living().forEach(RegionModel::redeliverAll);
    if (tables.risks().history().size() != before || !tables.marks().all().equals(marks)) {
      history.violations().add("a redelivery of all changed something");
    }
    // An old pulse may lead to a beat now that no Region made from it, because the lease had
    // changed hands.
    beats.checkBeats();
    history.violations().addAll(beats.violations());
  }

  private static void join(Tick tick, Map<String, Mark> newest) {
    var mark = Marks.of(tick);
    newest.merge(mark.name(), mark, (first, then) -> then.isNewerThan(first) ? then : first);
  }
}
