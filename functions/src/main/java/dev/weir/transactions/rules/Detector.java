package dev.weir.transactions.rules;

import dev.weir.events.transaction.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    var parts = new HashMap<>(before.parts());
    var findings = new ArrayList<Match>();
    for (var rule : rules.rules()) {
      findings.addAll(take(rule, before, arrival, parts));
    }
    var late = arrival.purchase().late();
    return new Detected(
        before.next(arrival, idHash, parts), findings, false, late, arrival.judged());
  }

  private static <P extends RulePart> List<Match> take(
      FraudRule<P> rule, UserProfile before, Arrival arrival, Map<String, RulePart> parts) {
    var isAsked = rule.common().isAskedAbout(arrival.transaction().userId());
    var step = rule.step(before.part(rule.kind()), isAsked ? arrival : arrival.unjudged());
    parts.put(rule.kind().name(), step.after());
    return step.findings();
  }
}
