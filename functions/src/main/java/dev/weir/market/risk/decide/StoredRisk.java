package dev.weir.market.risk.decide;

import dev.weir.market.Mark;
import dev.weir.market.exposure.Latch;
import dev.weir.market.exposure.Limit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored fields of a portfolio that the next decision needs.
 *
 * @param version of the latest decision; 0 if there is none
 * @param epoch of the lease under which it was made
 * @param referenceVersion the reference data that it was made with
 * @param haltsRevision the revision of the operators' halts that it is based on
 * @param states of its limits from which the next decision starts, for those that are not well
 *     below
 * @param feedTime the time that decided which marks are stale; empty without any marks
 * @param asOf when it was made: no later decision is before it
 * @param findings its findings
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

  /** No decision yet. */
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

  /** Returns the stored form of a decision. */
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
