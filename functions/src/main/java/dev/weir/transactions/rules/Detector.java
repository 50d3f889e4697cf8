package dev.weir.transactions.rules;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds a user's transactions into the profile, one by one, and evaluates every rule for each. */
public final class Detector {

  private final RuleSet rules;

  public Detector(RuleSet rules) {
    this.rules = rules;
  }

  public RuleSet rules() {
    return rules;
  }

  /**
   * Returns the profile with one more transaction, and the rules' findings. A function of its
   * arguments alone. A transaction whose id the profile has seen changes nothing.
   *
   * @param arrivedAt when its record arrived in the stream; its event time if there is no stream
   */
  public Detected detect(UserProfile before, Transaction transaction, Instant arrivedAt) {
    var idHash = SeenIds.hashOf(transaction.id());
    if (before.seen().contains(idHash)) {
      return Detected.duplicate(before);
    }
    var arrival = Arrival.of(before, transaction, arrivedAt, rules.lateness());
    var after = before.parts();
    var findings = List.<Match>of();
    for (var rule : rules.rules()) {
      var step = step(rule, before, arrival);
      after = after.with(rule.kind().name(), step.after());
      findings = joined(findings, step.findings());
    }
    var late = arrival.purchase().late();
    return new Detected(
        before.next(arrival, idHash, after), findings, false, late, arrival.judged());
  }

  private static <P extends RulePart> FraudRule.RuleStep<P> step(
      FraudRule<P> rule, UserProfile before, Arrival arrival) {
    var isAsked = rule.common().isAskedAbout(arrival.transaction().userId());
    return rule.step(before.part(rule.kind()), isAsked ? arrival : arrival.unjudged());
  }

  private static List<Match> joined(List<Match> some, List<Match> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
