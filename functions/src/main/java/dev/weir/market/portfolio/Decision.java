package dev.weir.market.portfolio;

import dev.weir.market.Mark;
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
 * @param before the states of limits that it begins from, for those that are not well below
 * @param uses how far each limit is used
 * @param stale names of marks that are too old while their venue is open
 * @param unmarked symbols without a mark: the figures leave them out
 * @param beyond symbols that are too great to be computed with: the figures leave them out, and the
 *     portfolio is halted
 * @param feedTime by which marks are stale or not: the latest time that any mark told, of these
 *     and, in a sweep, of all that there are; never before that of the version before. Empty while
 *     there are none
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
    Map<Limit, LimitState> before,
    List<LimitUse> uses,
    List<String> stale,
    List<String> unmarked,
    List<String> beyond,
    RiskFigures figures,
    Limits limits,
    long referenceVersion,
    Optional<Instant> feedTime,
    Instant decidedAt,
    String region,
    long epoch,
    SortedMap<String, Mark> marks,
    Optional<Instant> arrivedAt) {

  public Decision {
    before = Map.copyOf(before);
    uses = List.copyOf(uses);
    stale = List.copyOf(stale);
    unmarked = List.copyOf(unmarked);
    beyond = List.copyOf(beyond);
  }

  /** What the portfolio may do: what the worst of its limits says. */
  public LimitState state() {
    return beyond.isEmpty() ? Limits.worst(uses) : LimitState.HALTED;
  }

  /**
   * The states of limits that the next decision begins from. Figures that leave a position out say
   * nothing of whether a limit was ever passed: at the first mark of a portfolio, one name is all
   * of it. So what such a decision says of the limits holds for itself alone, and the next one
   * begins from where this one began.
   */
  public Map<Limit, LimitState> limitStates() {
    return unmarked.isEmpty() && beyond.isEmpty() ? Limits.states(uses) : before;
  }
}
