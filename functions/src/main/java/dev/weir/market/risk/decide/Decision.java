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
 * What a portfolio may do, why, and all that it was computed from. The trading systems of every
 * Region get the same decisions in the same order.
 *
 * @param version from 1, each one more than the one before: a gap is one that did not arrive
 * @param findings what it does not know, or should not rely on, and what is done about that
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
   * @param uses how far each of them is used
   */
  public record LimitCheck(Limits set, List<LimitUse> uses) {

    public LimitCheck {
      uses = List.copyOf(uses);
    }
  }

  /**
   * The marks that the figures rest on, and those that they should rest on.
   *
   * @param byName what it was computed from
   * @param stale names of marks that give a price and are too old while their venue is open
   * @param unmarked symbols without a mark: the figures leave them out
   * @param beyond symbols that are too great to be computed with: the figures leave them out
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

    /** Whether the figures leave no position out. */
    public boolean areWhole() {
      return unmarked.isEmpty() && beyond.isEmpty();
    }
  }

  /**
   * Where a decision comes from: what it rests on alongside the marks, and who made it when.
   *
   * @param referenceVersion the reference data
   * @param halts that hold for the portfolio by hand, of the revision that it rests on
   * @param times when, by which clocks
   * @param group of portfolios that it is of, whose beats make it hold on
   * @param region which Region computed it
   * @param epoch of the lease under which it did
   */
  public record Provenance(
      long referenceVersion, Halts halts, Times times, String group, String region, long epoch) {}

  /**
   * The times of a decision.
   *
   * @param feedTime by which marks are stale or not: the latest time that any mark reported, of
   *     these and, in a sweep, of all that there are; never before that of the version before.
   *     Empty while there are none
   * @param decidedAt when, by the clock of the one that computed it; never before that of the
   *     version before
   * @param validUntil until when it holds where nothing else is heard of its portfolio or group
   * @param arrivedAt when the first of the ticks arrived that called for it; empty where none did.
   *     Not a part of what is delivered
   */
  public record Times(
      Optional<Instant> feedTime,
      Instant decidedAt,
      Instant validUntil,
      Optional<Instant> arrivedAt) {}

  /** The version that it is stored over; 0 for the first. */
  public long previousVersion() {
    return version - 1;
  }

  /** What the portfolio may do: the worst of what its limits say and of what it does not know. */
  public LimitState state() {
    return findings.stream()
        .map(finding -> finding.action().state())
        .reduce(Limits.worst(limits.uses()), LimitState::worse);
  }

  /** The states of limits that the next decision begins from. */
  public Map<Limit, Latch> limitStates() {
    return Limits.states(limits.uses());
  }

  /** What a sweep compares, to see whether there is anything new to be said. */
  public FindingsDigest digest() {
    return FindingsDigest.of(findings);
  }

  /** Venues from which nothing has arrived for too long. */
  public List<String> silent() {
    return findings.stream()
        .filter(finding -> finding.cause() == Cause.SILENT)
        .flatMap(finding -> finding.names().stream())
        .toList();
  }
}
