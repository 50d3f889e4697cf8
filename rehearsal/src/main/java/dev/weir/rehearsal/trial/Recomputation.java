package dev.weir.rehearsal.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.market.Mark;
import dev.weir.market.reference.ReferenceSet;
import dev.weir.verification.market.DecisionCheck;
import dev.weir.verification.market.NaivePortfolio;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares delivered decisions with a recomputation from all positions and all marks. */
public final class Recomputation {

  private final ReferenceSet reference;
  private final Map<String, Mark> marks = new HashMap<>();

  /**
   * Creates a recomputation from all data.
   *
   * @param newest mark of each register
   */
  public Recomputation(ReferenceSet reference, Collection<Mark> newest) {
    this.reference = reference;
    newest.forEach(mark -> marks.put(mark.name(), mark));
  }

  /** Returns the differences in a decision from the expected one. */
  public List<String> differences(String portfolio, JsonNode decision) {
    var figures = decision.path("figures");
    var wrong =
        DecisionCheck.figures(
            new NaivePortfolio(portfolio, reference, List.copyOf(marks.values())).figures(),
            name -> Double.parseDouble(figures.path(name).asText("NaN")));
    compareMarks(decision.path("marks"), wrong);
    return wrong;
  }

  private void compareMarks(JsonNode used, List<String> wrong) {
    used.properties()
        .forEach(
            mark -> {
              var newest = marks.get(mark.getKey());
              if (newest == null || !newest.tick().equals(mark.getValue().asText())) {
                wrong.add("%s is not the newest tick of %s".formatted(mark, mark.getKey()));
              }
            });
  }
}
