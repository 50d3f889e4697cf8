package dev.weir.market.risk.commit;

import dev.weir.market.Mark;
import dev.weir.market.risk.decide.Decision;
import java.util.List;

/**
 * The latest stored decision of a portfolio, with the inputs for recomputing its figures.
 *
 * @param version of the decision
 * @param referenceVersion the reference data that it was made with
 * @param marks that it was made from
 * @param json as delivered, see {@link DecisionJson}
 */
public record StoredDecision(long version, long referenceVersion, List<Mark> marks, String json) {

  public StoredDecision {
    marks = List.copyOf(marks);
  }

  /** Returns the stored form of a decision. */
  public static StoredDecision after(Decision decision) {
    return new StoredDecision(
        decision.version(),
        decision.provenance().referenceVersion(),
        List.copyOf(decision.marks().byName().values()),
        DecisionJson.write(decision));
  }
}
