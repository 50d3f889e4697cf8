package dev.weir.verification.market;

import dev.weir.market.exposure.Cause;
import dev.weir.market.exposure.RiskFigures;
import dev.weir.market.risk.decide.Decision;
import dev.weir.samples.NaiveRisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Compares a decision with a recomputation: names and versions exactly, amounts to the cent. */
public final class DecisionCheck {

  private static final double HALF_A_CENT = 0.005;
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
    figures(naive.figures(), name -> figure(decision.figures(), name))
        .forEach(wrong -> check.differences.add(decision.portfolio() + ": " + wrong));
    return check.differences;
  }

  private static double figure(RiskFigures figures, String name) {
    return switch (name) {
      case "gross" -> figures.gross() / MICROS;
      case "net" -> figures.net() / MICROS;
      case "unrealised" -> figures.unrealised() / MICROS;
      case "valueAtRisk" -> figures.valueAtRisk() / MICROS;
      case "expectedShortfall" -> figures.expectedShortfall() / MICROS;
      case "largestShare" -> figures.singleNameShare().doubleValue();
      default -> throw new IllegalArgumentException("No figure: " + name);
    };
  }

  /**
   * Returns the differences of a decision's figures from the expected ones.
   *
   * @param found returns the figure of a name, as in a delivered decision: {@code gross}, {@code
   *     net}, {@code unrealised}, {@code valueAtRisk}, {@code expectedShortfall}, {@code
   *     largestShare}; NaN if it is missing
   */
  public static List<String> figures(NaiveRisk expected, ToDoubleFunction<String> found) {
    var wrong = new ArrayList<String>();
    near("gross", expected.gross(), found, HALF_A_CENT, wrong);
    near("net", expected.net(), found, HALF_A_CENT, wrong);
    near("unrealised", expected.unrealised(), found, HALF_A_CENT, wrong);
    near("valueAtRisk", expected.valueAtRisk(), found, HALF_A_CENT, wrong);
    near("expectedShortfall", expected.expectedShortfall(), found, HALF_A_CENT, wrong);
    near("largestShare", expected.largestShare(), found, SHARE, wrong);
    return wrong;
  }

  private static void near(
      String name,
      double expected,
      ToDoubleFunction<String> figures,
      double tolerance,
      List<String> wrong) {
    var found = figures.applyAsDouble(name);
    if (!(Math.abs(expected - found) < tolerance)) {
      wrong.add("%s is %f, not %f".formatted(name, found, expected));
    }
  }

  private void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      differences.add(
          "%s: %s is %s, not %s".formatted(decision.portfolio(), what, found, expected));
    }
  }
}
