package dev.weir.rehearsal.drill;

import dev.weir.client.market.DecisionView;
import dev.weir.events.market.Tick;
import dev.weir.market.Mark;
import dev.weir.market.reference.Instrument;
import dev.weir.market.reference.PortfolioPosition;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.rehearsal.trial.DecisionLog.ReceivedDecision;
import dev.weir.rehearsal.trial.Decisions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A drill over a minimal pipeline: two Regions, two portfolios of one position each, a tick per
 * second, and decisions that both receive at once. It is healthy except for the faults that a test
 * plants in it, and the drill's own checks evaluate it.
 *
 * <p>Both Regions are available in seconds 0 to 9, one of them is broken until 29, and both are
 * available again until 44. Figures follow the definitions in docs/market.md for one position whose
 * price never moved before: gross {@code |q p|}, net {@code q p}, no value at risk.
 */
final class PlantedDrill {

  /** A fault of the pipeline, or of the drill. */
  enum Fault {
    /** The pipeline drops a tick that the survivor's stream acknowledged. */
    LOST_TICK,
    /** The last tick acknowledged before the repair is withheld until after it. */
    TICK_THAT_WAITS_FOR_THE_REPAIR,
    /** A decision is delivered twice. */
    DOUBLED_DECISION,
    /** Two different decisions have the same version. */
    FORKED_VERSION,
    /** A version is never delivered. */
    SKIPPED_VERSION,
    /** While the other one is broken, the survivor decides on the earlier marks. */
    STALE_SURVIVOR,
    /** The survivor's decisions are delivered only once the other Region is back. */
    BUFFERED_UNTIL_REPAIRED,
    /** A decision that the broken Region delivered before it broke never reaches the survivor. */
    UNREPLICATED_DECISION,
    /** A figure is wrong by a cent. */
    WRONG_FIGURE,
    /** The streams of the isolated Region continue. */
    LEAKING_REPLICA,
    /** The survivor makes no decisions. */
    NOBODY_TAKES_OVER,
    /** The load is sent one by one over a slow line, as in an earlier version. */
    SLOW_LOAD,
    /** The fault is not removed. */
    FAULT_LEFT_BEHIND
  }

  static final String EAST = "us-east-1";
  static final String WEST = "us-east-2";

  private static final Instant START = Instant.parse("2026-11-23T14:30:00Z");
  private static final int CUT = 10;
  private static final int REPAIRED = 30;
  private static final int END = 45;
  private static final String ACME = "D1-ACME";
  private static final String BOLT = "D1-BOLT";
  private static final ReferenceSet REFERENCE =
      new ReferenceSet(
          List.of(instrument(ACME), instrument(BOLT)),
          Map.of("USD", BigDecimal.ONE),
          List.of(position("D1-a", ACME, "10"), position("D1-b", BOLT, "-4")),
          Map.of(),
          List.of());

  private final DrillFault drill;
  private final Set<Fault> planted;
  private final TickBook ticks = new TickBook();
  private final Map<String, LoadLog> loads =
      Map.of(EAST, new LoadLog(1, START), WEST, new LoadLog(1, START));
  private final List<ReceivedDecision> east = new ArrayList<>();
  private final List<ReceivedDecision> west = new ArrayList<>();
  private final List<ReceivedDecision> waitingForEast = new ArrayList<>();
  private final List<ReceivedDecision> waitingForWest = new ArrayList<>();
  private final Map<String, Long> committed = new HashMap<>();
  private final Map<String, Mark> marks = new TreeMap<>();
  private final List<Mark> late = new ArrayList<>();
  private Map<String, String> seenByBroken = Map.of();
  private DrillEvidence.Survivor survivor;

  /** Creates a drill in which {@code us-east-1} breaks. */
  PlantedDrill(DrillFault drill, Fault... planted) {
    this.drill = drill;
    this.planted = Set.of(planted);
  }

  private static Instrument instrument(String symbol) {
    return new Instrument(symbol, symbol, "equity", "USD", BigDecimal.ONE, new double[100]);
  }

  private static PortfolioPosition position(String portfolio, String symbol, String quantity) {
    return new PortfolioPosition(portfolio, symbol, new BigDecimal(quantity), new BigDecimal("50"));
  }

  /** Runs the drill and evaluates the evidence. */
  DrillReport run() {
    for (var second = 0; second < END; second++) {
      if (second == CUT) {
        seenByBroken = Decisions.receivedAt(east).byVersion();
      }
      if (second == REPAIRED) {
        judgeSurvivor();
        endFault();
      }
      tick(second);
    }
    return new DrillReport(evidence());
  }

  private boolean has(Fault fault) {
    return planted.contains(fault);
  }

  private static boolean isBroken(int second) {
    return second >= CUT && second < REPAIRED;
  }

  private void tick(int second) {
    var tick = tick(second % 2 == 0 ? ACME : BOLT, second);
    ticks.offered(tick);
    var at = START.plusSeconds(second);
    offer(EAST, tick, at, !(isBroken(second) && drill.stopsItsStream()));
    offer(WEST, tick, at, true);
    var mark = ticks.find(tick.symbol() + "@XNAS", "2026-11-23/" + (second + 1)).orElseThrow();
    var stale = has(Fault.STALE_SURVIVOR) && isBroken(second);
    // The last tick of its symbol, so that no later one covers it.
    var lost = has(Fault.LOST_TICK) && second == END - 1;
    var waits = has(Fault.TICK_THAT_WAITS_FOR_THE_REPAIR) && second == REPAIRED - 1;
    if (stale || waits) {
      late.add(mark);
    } else if (!lost) {
      marks.put(mark.symbol(), mark);
    }
    if (!waits && !lost) {
      decide(second % 2 == 0 ? "D1-a" : "D1-b", second);
    }
  }

  private void offer(String region, Tick tick, Instant at, boolean isThere) {
    var isSlow = has(Fault.SLOW_LOAD) && at.getEpochSecond() % 5 == 0;
    if (isThere && !isSlow) {
      loads.get(region).addAcknowledged(at);
      ticks.acknowledged(region, tick);
    } else {
      loads.get(region).addRefused();
    }
  }

  private static Tick tick(String symbol, int second) {
    return new Tick(
        symbol,
        "XNAS",
        "2026-11-23",
        0,
        second + 1L,
        Optional.of(new BigDecimal(100 + second)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        START.plusSeconds(second),
        Optional.empty());
  }

  private void decide(String portfolio, int second) {
    var position =
        REFERENCE.positions().stream()
            .filter(each -> each.portfolio().equals(portfolio))
            .findFirst()
            .orElseThrow();
    var mark = marks.get(position.symbol());
    if (mark == null) {
      return;
    }
    var takesOver = drill.isolates() && second >= CUT && !has(Fault.NOBODY_TAKES_OVER);
    var version = committed.merge(portfolio, 1L, Long::sum);
    var decision =
        decision(position, mark, version, takesOver ? WEST : EAST, START.plusSeconds(second));
    deliver(decision, second);
  }

  private DecisionView decision(
      PortfolioPosition position, Mark mark, long version, String region, Instant at) {
    var price = mark.price().orElseThrow();
    var net = position.quantity().multiply(price);
    var gross = has(Fault.WRONG_FIGURE) ? net.abs().add(new BigDecimal("0.01")) : net.abs();
    var unrealised = position.quantity().multiply(price.subtract(position.averageCost()));
    return DecisionView.of(
        """
        {"portfolio":"%s","version":%d,"previousVersion":%d,"region":"%s","decidedAt":"%s",\
        "figures":{"gross":"%s","net":"%s","unrealised":"%s","largestShare":"1",\
        "valueAtRisk":"0","expectedShortfall":"0"},"marks":{"%s":"%s"}}\
        """
            .formatted(
                position.portfolio(),
                version,
                version - 1,
                region,
                at,
                gross,
                net,
                unrealised,
                mark.name(),
                mark.tick()));
  }

  private void deliver(DecisionView decision, int second) {
    var received = new ReceivedDecision(decision, START.plusSeconds(second).plusMillis(500));
    var isolated = drill.isolates() && isBroken(second) && !has(Fault.LEAKING_REPLICA);
    (isolated ? waitingForEast : east).add(received);
    if (has(Fault.SKIPPED_VERSION) && second == CUT + 2) {
      return;
    }
    if (has(Fault.UNREPLICATED_DECISION) && second == CUT - 1) {
      waitingForWest.add(received);
      return;
    }
    var buffered = has(Fault.BUFFERED_UNTIL_REPAIRED) && isBroken(second);
    (buffered ? waitingForWest : west).add(received);
    if (has(Fault.DOUBLED_DECISION) && second == CUT + 2) {
      west.add(received);
    }
    if (has(Fault.FORKED_VERSION) && second == CUT + 2) {
      var other = decision.text().replace("\"region\":\"us-east-", "\"region\":\"us-west-");
      west.removeLast();
      west.add(new ReceivedDecision(DecisionView.of(other), received.at()));
    }
  }

  private void judgeSurvivor() {
    var log = Decisions.receivedAt(west);
    var lacking =
        new SurvivorCheck(new CoverageCheck(REFERENCE, ticks))
            .lacking(log, seenByBroken, committed, ticks.newest(WEST));
    survivor =
        new DrillEvidence.Survivor(
            ticks.ticks(WEST),
            lacking,
            lacking.isEmpty() ? Optional.of(Duration.ofMillis(400)) : Optional.empty());
  }

  /** Delivers the waiting decisions, which are received at the time of the repair. */
  private void endFault() {
    var at = START.plusSeconds(REPAIRED).plusMillis(100);
    waitingForEast.forEach(each -> east.add(new ReceivedDecision(each.decision(), at)));
    waitingForWest.forEach(each -> west.add(new ReceivedDecision(each.decision(), at)));
    late.forEach(mark -> marks.put(mark.symbol(), mark));
    late.stream()
        .map(Mark::symbol)
        .distinct()
        .forEach(symbol -> decide(symbol.equals(ACME) ? "D1-a" : "D1-b", REPAIRED));
  }

  private DrillEvidence evidence() {
    var logs = Map.of(EAST, Decisions.receivedAt(east), WEST, Decisions.receivedAt(west));
    var cut = START.plusSeconds(CUT).minusMillis(100);
    var repaired = START.plusSeconds(REPAIRED).minusMillis(100);
    var recovery =
        IntStream.range(0, 2)
            .mapToObj(number -> number == 0 ? "D1-a" : "D1-b")
            .map(
                portfolio ->
                    logs.get(WEST)
                        .firstAfter(cut, portfolio, WEST)
                        .filter(at -> at.isBefore(repaired))
                        .map(at -> Duration.between(cut, at)))
            .toList();
    var check = new CoverageCheck(REFERENCE, ticks);
    var unsettled =
        logs.values().stream()
            .flatMap(
                log ->
                    check.portfolios().stream()
                        .flatMap(
                            each ->
                                check
                                    .problems(each, log.latest().get(each), ticks.newest())
                                    .stream()))
            .toList();
    return new DrillEvidence(
        List.of(EAST, WEST),
        EAST,
        drill,
        ticks,
        1,
        loads,
        logs,
        new DrillEvidence.DrillTimes(cut, repaired, repaired, START.plusSeconds(END)),
        survivor,
        new TakeOver(drill.isolates(), recovery),
        unsettled,
        has(Fault.FAULT_LEFT_BEHIND) ? List.of("us-east-1 is impaired") : List.of());
  }
}
