package dev.weir.market.risk.commit;

import dev.weir.engine.CommitResult;
import dev.weir.market.WriteConflictException;
import dev.weir.market.risk.decide.Decision;
import dev.weir.market.risk.decide.StoredRisk;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/** The latest decision of each portfolio, seen alike from every Region. */
public interface RiskStore {

  /**
   * What is stored; {@link StoredRisk#NONE} where nothing is. Never older than what any Region had
   * stored before the call.
   *
   * @throws UnavailableException where the table does not answer
   */
  StoredRisk read(String portfolio);

  /**
   * The latest decision as it is delivered, with what it was made from; empty where there is none.
   *
   * @throws UnavailableException where the table does not answer
   */
  Optional<StoredDecision> latest(String portfolio);

  /**
   * Stores a decision in one write, with the marks that it was made from: only over the version
   * before it, and only where no newer epoch has written. Whoever reads the table's changes gets it
   * to deliver.
   *
   * @return that it is stored, or what is there instead: this very decision, where only the answer
   *     was lost
   * @throws WriteConflictException where another Region wrote the portfolio at that moment: nothing
   *     is stored
   * @throws UnavailableException where the table does not answer; it may be stored all the same,
   *     which the next reading shows
   */
  CommitResult<StoredRisk> commit(Decision decision);
}
