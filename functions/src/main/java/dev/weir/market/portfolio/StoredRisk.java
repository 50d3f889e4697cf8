package dev.weir.market.portfolio;

import dev.weir.market.Mark;
import dev.weir.market.risk.Limit;
import dev.weir.market.risk.LimitState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is stored of a portfolio, as far as the next decision needs it.
 *
 * @param version of the latest decision; 0 where there is none
 * @param epoch of the lease under which it was made
 * @param referenceVersion the reference data that it was made with
 * @param states of its limits that the next decision begins from, for those that are not well below
 * @param feedTime by which it was told what is stale; empty while there were no marks
 * @param stale the marks that were
 * @param marks that it was made from
 */
public record StoredRisk(
    long version,
    long epoch,
    long referenceVersion,
    Map<Limit, LimitState> states,
    Optional<Instant> feedTime,
    StaleNames stale,
    List<Mark> marks) {

  /** Nothing was decided yet. */
  public static final StoredRisk NONE =
      new StoredRisk(0, 0, 0, Map.of(), Optional.empty(), StaleNames.NONE, List.of());

  public StoredRisk {
    states = Map.copyOf(states);
    marks = List.copyOf(marks);
  }

  /** What is stored once a decision is. */
  public static StoredRisk after(Decision decision) {
    return new StoredRisk(
        decision.version(),
        decision.epoch(),
        decision.referenceVersion(),
        decision.limitStates(),
        decision.feedTime(),
        StaleNames.of(decision.stale()),
        List.copyOf(decision.marks().values()));
  }
}
