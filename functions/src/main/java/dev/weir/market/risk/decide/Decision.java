package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.Finding;
import dev.weir.market.exposure.Latch;
import dev.weir.market.exposure.Limit;
import dev.weir.market.exposure.LimitState;
import dev.weir.market.exposure.LimitUse;
import dev.weir.market.exposure.Limits;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.reference.Halts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The state of a portfolio, its reasons, and all inputs of its computation. The trading systems of
 * every Region get the same decisions in the same order.
 *
 * @param version from 1, each one above the previous: a gap is a decision that did not arrive
 * @param findings gaps and doubts in its data, and the responses to them
 */
public record Decision(
    String portfolio,
    long version,
    RiskFigures figures,
    LimitCheck limits,
    List<Finding> findings,
    MarksUsed marks,
    Provenance provenance) {

  public Decision {
    findings = List.copyOf(findings);
  }

  /**
   * The figures compared with the portfolio's limits.
   *
   * @param set the limits
   * @param uses the use of each limit
   */
  public record LimitCheck(Limits set, List<LimitUse> uses) {

    public LimitCheck {
      uses = List.copyOf(uses);
    }
  }

  /**
   * The marks that the figures are based on, and those that they lack.
   *
   * @param byName the marks used
   * @param stale names of marks that provide a price and are too old while their venue is open
   * @param unmarked symbols without a mark: the figures leave them out
   * @param beyond symbols that exceed the supported size: the figures leave them out
   */
  public record MarksUsed(
      SortedMap<String, Mark> byName,
      List<String> stale,
      List<String> unmarked,
      List<String> beyond) {

    public MarksUsed {
      stale = List.copyOf(stale);
      unmarked = List.copyOf(unmarked);
      beyond = List.copyOf(beyond);
    }

    /** Whether the figures include every position. */
    public boolean areWhole() {
      return unmarked.isEmpty() && beyond.isEmpty();
    }
  }

  /**
   * The origin of a decision: its inputs in addition to the marks, and its maker and times.
   *
   * @param referenceVersion the reference data
   * @param halts those in force for the portfolio, with the revision that it is based on
   * @param times its times, by which clocks
   * @param group the portfolio's group, whose beats extend its validity
   * @param region the Region that computed it
   * @param epoch of that Region's lease
   */
  public record Provenance(
      long referenceVersion,
      Halts halts,
      DecisionTimes times,
      String group,
      String region,
      long epoch) {}

  /**
   * The times of a decision.
   *
   * @param feedTime the time that decides which marks are stale: the latest time of any mark, of
   *     these and, in a sweep, of all; never before that of the previous version. Empty without any
   *     marks
   * @param decidedAt when it was made, by the clock of the deciding instance; never before that of
   *     the previous version
   * @param validUntil its expiry unless its portfolio or group is heard from
   * @param arrivedAt when the first of the ticks that caused it arrived; empty if none did. Not
   *     delivered
   */
  public record DecisionTimes(
      Optional<Instant> feedTime,
      Instant decidedAt,
      Instant validUntil,
      Optional<Instant> arrivedAt) {}

  /** Returns the version that it replaces; 0 for the first. */
  public long previousVersion() {
    return version - 1;
  }

  /**
   * Returns the state of the portfolio: the worst of its limits and of the responses to its
   * findings.
   */
  public LimitState state() {
    return findings.stream()
        .map(finding -> finding.action().state())
        .reduce(Limits.worst(limits.uses()), LimitState::worse);
  }

  /** Returns the states of limits from which the next decision starts. */
  public Map<Limit, Latch> limitStates() {
    return Limits.states(limits.uses());
  }

  /** Returns the digest that a sweep compares to detect new findings. */
  public FindingsDigest digest() {
    return FindingsDigest.of(findings);
  }

  /** Returns the venues from which nothing has arrived for too long. */
  public List<String> silent() {
    return findings.stream()
        .filter(finding -> finding.cause() == Cause.SILENT)
        .flatMap(finding -> finding.names().stream())
        .toList();
  }
}
