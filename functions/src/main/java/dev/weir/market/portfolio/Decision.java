package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.market.reference.Halts;
import dev.weir.market.risk.Cause;
import dev.weir.market.risk.Finding;
import dev.weir.market.risk.Latch;
import dev.weir.market.risk.Limit;
import dev.weir.market.risk.LimitState;
import dev.weir.market.risk.LimitUse;
import dev.weir.market.risk.Limits;
import dev.weir.market.risk.RiskFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a portfolio may do, why, and all that it was computed from. The trading systems of every
 * Region get the same decisions in the same order.
 *
 * @param version from 1, each one more than {@code previousVersion}: a gap is one that did not
 *     arrive
 * @param findings what it does not know, or should not rely on, and what is done about that
 * @param uses how far each limit is used
 * @param stale names of marks that give a price and are too old while their venue is open
 * @param unmarked symbols without a mark: the figures leave them out
 * @param beyond symbols that are too great to be computed with: the figures leave them out
 * @param halts that hold for the portfolio by hand, of the revision that it rests on
 * @param feedTime by which marks are stale or not: the latest time that any mark told, of these
 *     and, in a sweep, of all that there are; never before that of the version before. Empty while
 *     there are none
 * @param decidedAt when, by the clock of the one that computed it; never before that of the version
 *     before
 * @param region which Region computed it
 * @param epoch of the lease under which it did
 * @param marks by name, what it was computed from
 * @param arrivedAt when the first of the ticks arrived that called for it; empty where none did.
 *     Not a part of what is delivered
 */
public record Decision(
    String portfolio,
    long version,
    long previousVersion,
    List<Finding> findings,
    List<LimitUse> uses,
    List<String> stale,
    List<String> unmarked,
    List<String> beyond,
    RiskFigures figures,
    Limits limits,
    long referenceVersion,
    Halts halts,
    Optional<Instant> feedTime,
    Instant decidedAt,
    String region,
    long epoch,
    SortedMap<String, Mark> marks,
    Optional<Instant> arrivedAt) {

  public Decision {
    findings = List.copyOf(findings);
    uses = List.copyOf(uses);
    stale = List.copyOf(stale);
    unmarked = List.copyOf(unmarked);
    beyond = List.copyOf(beyond);
  }

  /** What the portfolio may do: the worst of what its limits say and of what it does not know. */
  public LimitState state() {
    return findings.stream()
        .map(finding -> finding.action().state())
        .reduce(Limits.worst(uses), LimitState::worse);
  }

  /** Whether the figures leave no position out. */
  public boolean isWhole() {
    return unmarked.isEmpty() && beyond.isEmpty();
  }

  /** The states of limits that the next decision begins from. */
  public Map<Limit, Latch> limitStates() {
    return Limits.states(uses);
  }

  /** What a sweep compares, to see whether there is anything new to be said. */
  FindingsDigest digest() {
    return FindingsDigest.of(findings);
  }

  /** Venues from which nothing has arrived for too long. */
  List<String> silent() {
    return findings.stream()
        .filter(finding -> finding.cause() == Cause.SILENT)
        .flatMap(finding -> finding.names().stream())
        .toList();
  }
}
