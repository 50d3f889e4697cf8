package dev.weir.rehearsal.drill;

import dev.weir.rehearsal.trial.DecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen in a drill.
 *
 * @param regions both
 * @param broken the one that was broken
 * @param ticks what was sent, and what was acknowledged
 * @param perSecond the stated load of each Region
 * @param loads what came of it, by Region
 * @param logs what each Region's trading system received
 * @param times when what happened
 * @param survivor what the other Region lacked before the broken one was fixed
 * @param takeOver whether and when it went on with what the broken one led
 * @param unsettled what was wrong at the end with the final decisions
 * @param leftBehind what the drill did not put back
 */
record DrillEvidence(
    List<String> regions,
    String broken,
    DrillFault fault,
    TickBook ticks,
    int perSecond,
    Map<String, LoadLog> loads,
    Map<String, DecisionLog> logs,
    Times times,
    Survivor survivor,
    TakeOver takeOver,
    List<String> unsettled,
    List<String> leftBehind) {

  /**
   * When what happened.
   *
   * @param cut when the fault was there for certain
   * @param repaired when it began to go away
   * @param back when it was gone for certain
   * @param end of the load
   */
  record Times(Instant cut, Instant repaired, Instant back, Instant end) {}

  /**
   * What the Region that goes on had before the broken one was fixed.
   *
   * @param ticks how many its stream had acknowledged when that was judged
   * @param lacking what it lacked of them, and of the decisions that any Region committed
   * @param caughtUp how long it took until it lacked nothing; empty where it never came to that
   */
  record Survivor(long ticks, List<String> lacking, Optional<Duration> caughtUp) {}

  /** The same, with what the drill did not put back. */
  DrillEvidence leaving(List<String> left) {
    return new DrillEvidence(
        regions, broken, fault, ticks, perSecond, loads, logs, times, survivor, takeOver, unsettled,
        left);
  }

  /** The Region that goes on. */
  String survivorName() {
    return regions.stream().filter(region -> !region.equals(broken)).findFirst().orElseThrow();
  }

  /** The least of the stated load that a Region's stream acknowledged while it was there. */
  double leastLoad(String region) {
    var healthy =
        fault.stopsItsStream() && region.equals(broken)
            ? new LoadLog.Healthy(times.end(), times.cut(), times.back().plus(OpenLoad.MAX_LATE))
            : LoadLog.Healthy.always(times.end());
    return loads.get(region).least(healthy);
  }

  /**
   * How many decisions reached the broken Region's trading system that were made while it was cut
   * off: none can, because its replica can't have had them.
   */
  long leaked() {
    if (!fault.isolates()) {
      return 0;
    }
    return logs.get(broken).all().stream()
        .filter(each -> each.at().isBefore(times.repaired()))
        .filter(each -> each.decision().decidedAt().isAfter(times.cut()))
        .count();
  }
}
