package dev.weir.rehearsal.drill;

import dev.weir.rehearsal.trial.DecisionLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The observations of a drill.
 *
 * @param regions both
 * @param broken the Region with the fault
 * @param ticks the ticks sent and acknowledged
 * @param perSecond the stated load of each Region
 * @param loads the achieved load, by Region
 * @param logs the decisions that each Region's trading system received
 * @param times of the events
 * @param survivor the other Region's data before the broken one was fixed
 * @param takeOver whether and when it took over from the broken one
 * @param unsettled the faults in the final decisions
 * @param leftBehind changes that the drill did not revert
 */
record DrillEvidence(
    List<String> regions,
    String broken,
    DrillFault fault,
    TickBook ticks,
    int perSecond,
    Map<String, LoadLog> loads,
    Map<String, DecisionLog> logs,
    DrillTimes times,
    Survivor survivor,
    TakeOver takeOver,
    List<String> unsettled,
    List<String> leftBehind) {

  /**
   * The times of the events.
   *
   * @param cut when the fault was certainly in effect
   * @param repaired when its removal began
   * @param back when it was certainly gone
   * @param end of the load
   */
  record DrillTimes(Instant cut, Instant repaired, Instant back, Instant end) {}

  /**
   * The data of the surviving Region before the broken one was fixed.
   *
   * @param ticks how many its stream had acknowledged at the time of the assessment
   * @param lacking which of these it lacked, and which decisions that any Region committed
   * @param caughtUp how long it took until it lacked nothing; empty if it never did
   */
  record Survivor(long ticks, List<String> lacking, Optional<Duration> caughtUp) {}

  /** Returns a copy with the changes that the drill did not revert. */
  DrillEvidence leaving(List<String> left) {
    return new DrillEvidence(
        regions, broken, fault, ticks, perSecond, loads, logs, times, survivor, takeOver, unsettled,
        left);
  }

  /** Returns the surviving Region. */
  String survivorName() {
    return regions.stream().filter(region -> !region.equals(broken)).findFirst().orElseThrow();
  }

  /**
   * Returns the lowest share of the stated load that a Region's stream acknowledged while it was
   * available.
   */
  double leastLoad(String region) {
    var healthy =
        fault.stopsItsStream() && region.equals(broken)
            ? new LoadLog.Healthy(times.end(), times.cut(), times.back().plus(OpenLoad.MAX_LATE))
            : LoadLog.Healthy.always(times.end());
    return loads.get(region).least(healthy);
  }

  /**
   * Returns how many decisions reached the broken Region's trading system that were made while it
   * was cut off. There must be none, because its replica cannot have received them.
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
