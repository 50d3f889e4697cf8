package dev.weir.market.risk.commit;

import dev.weir.engine.CommitResult;
import dev.weir.market.WriteConflictException;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/** The latest decision of each portfolio, with the same view from every Region. */
public interface RiskStore {

  /**
   * Returns the stored decision; {@link StoredRisk#NONE} if there is none. Never older than any
   * state that a Region had stored before the call.
   *
   * @throws UnavailableException if the table does not answer
   */
  StoredRisk read(String portfolio);

  /**
   * Returns the latest decision as delivered, with its inputs; empty if there is none.
   *
   * @throws UnavailableException if the table does not answer
   */
  Optional<StoredDecision> latest(String portfolio);

  /**
   * Stores a decision in one write, with the marks that it was made from, only over the version
   * before it and only if no newer epoch has written. Readers of the table's changes deliver it.
   *
   * @return the commit, or the stored decision: this very one if only the answer was lost
   * @throws WriteConflictException if another Region wrote the portfolio at that moment: nothing is
   *     stored
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless, which
   *     the next read shows
   */
  CommitResult<StoredRisk> commit(Decision decision);
}
