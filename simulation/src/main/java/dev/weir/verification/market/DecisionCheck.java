package dev.weir.verification.market;

import dev.weir.market.exposure.Cause;
import dev.weir.market.risk.decide.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a decision with a recomputation: names and versions exactly, amounts to the cent. */
final class DecisionCheck {

  private static final double A_CENT = 0.01;
  private static final double SHARE = 1e-6;
  private static final double MICROS = 1e6;

  private final Decision decision;
  private final List<String> differences = new ArrayList<>();

  private DecisionCheck(Decision decision) {
    this.decision = decision;
  }

  /** Returns the differences, one per line. */
  static List<String> differences(
      Decision decision, NaivePortfolio naive, long referenceVersion, Duration stale) {
    var check = new DecisionCheck(decision);
    var figures = decision.figures();
    check.same("reference", referenceVersion, decision.provenance().referenceVersion());
    check.same("marks", naive.marks(), List.copyOf(decision.marks().byName().values()));
    check.same(
        "stale",
        naive.stale(stale, decision.provenance().times().feedTime()),
        decision.marks().stale());
    decision
        .provenance()
        .times()
        .feedTime()
        .ifPresent(
            time ->
                check.same(
                    "findings",
                    naive.findings(
                        naive.stale(stale, Optional.of(time)), decision.marks().beyond(), time),
                    decision.findings().stream()
                        .filter(
                            found ->
                                found.cause() != Cause.SILENT
                                    && found.cause() != Cause.BY_HAND
                                    && found.cause() != Cause.REGIONS_DISAGREE)
                        .toList()));
    check.same("state", naive.state(decision), decision.state());
    check.same("unmarked", naive.unmarked(), decision.marks().unmarked());
    check.near("gross", naive.gross(), figures.gross() / MICROS, A_CENT);
    check.near("net", naive.net(), figures.net() / MICROS, A_CENT);
    check.near("unrealised", naive.unrealised(), figures.unrealised() / MICROS, A_CENT);
    check.near("VaR", naive.valueAtRisk(), figures.valueAtRisk() / MICROS, A_CENT);
    check.near("ES", naive.expectedShortfall(), figures.expectedShortfall() / MICROS, A_CENT);
    var share = figures.singleNameShare().doubleValue();
    check.near("share", naive.largestShare(), share, SHARE);
    return check.differences;
  }

  private void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differ(what, expected, found);
    }
  }

  private void near(String what, double expected, double found, double most) {
    if (!(Math.abs(expected - found) < most)) {
      differ(what, expected, found);
    }
  }

  private void differ(String what, Object expected, Object found) {
    differences.add("%s: %s is %s, not %s".formatted(decision.portfolio(), what, found, expected));
  }
}
