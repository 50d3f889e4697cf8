package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.exposure.Latch;
import dev.weir.market.exposure.Limit;
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
 * @param haltsRevision what operators had ordered by hand, as far as it rests on that
 * @param states of its limits that the next decision begins from, for those that are not well below
 * @param feedTime by which it was said what is stale; empty while there were no marks
 * @param asOf when it was decided: no later decision is before it
 * @param findings what was found
 * @param silent venues from which nothing had arrived for too long
 * @param marks that it was made from
 */
public record StoredRisk(
    long version,
    long epoch,
    long referenceVersion,
    long haltsRevision,
    Map<Limit, Latch> states,
    Optional<Instant> feedTime,
    Instant asOf,
    FindingsDigest findings,
    List<String> silent,
    List<Mark> marks) {

  /** Nothing was decided yet. */
  public static final StoredRisk NONE =
      new StoredRisk(
          0,
          0,
          0,
          0,
          Map.of(),
          Optional.empty(),
          Instant.MIN,
          FindingsDigest.NONE,
          List.of(),
          List.of());

  public StoredRisk {
    states = Map.copyOf(states);
    silent = List.copyOf(silent);
    marks = List.copyOf(marks);
  }

  /** What is stored once a decision is. */
  public static StoredRisk after(Decision decision) {
    return new StoredRisk(
        decision.version(),
        decision.provenance().epoch(),
        decision.provenance().referenceVersion(),
        decision.provenance().halts().revision(),
        decision.limitStates(),
        decision.provenance().times().feedTime(),
        decision.provenance().times().decidedAt(),
        decision.digest(),
        decision.silent(),
        List.copyOf(decision.marks().byName().values()));
  }
}
