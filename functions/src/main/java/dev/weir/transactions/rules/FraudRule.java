package dev.weir.transactions.rules;

import java.util.List;

/**
 * A pattern with its settings. Pure: a step is a function of its arguments.
 *
 * @param <P> the rule's memory of a user
 */
public interface FraudRule<P extends RulePart> {

  /** The rule's memory after a transaction, and its findings. */
  record RuleStep<P>(P after, List<Match> findings) {}

  /** Returns its name, its defaults and its codec. */
  RuleKind<P> kind();

  /** Returns the terms that it shares with the other rules. */
  RuleTerms terms();

  /** Returns mode and severity. */
  RuleSet.Common common();

  /** Writes its settings, except for mode and severity. */
  void write(SettingsWriter out);

  /**
   * Processes one more transaction.
   *
   * @param arrival if not evaluated, it is only remembered
   */
  RuleStep<P> step(P before, Arrival arrival);

  /** Whether a purchase may raise an alert, as far as the allow list is concerned. */
  default boolean judges(Arrival arrival, Purchase purchase) {
    return !terms().allowed().covers(kind().name(), arrival.transaction().userId(), purchase);
  }

  /**
   * Returns a finding about an arrival's user.
   *
   * @param subject the rest of the id after rule and user: a place, if the rule is about places,
   *     and the transaction that raised it
   */
  default Match finding(
      Arrival arrival,
      String subject,
      String summary,
      List<Purchase> contributing,
      Evidence.Figures figures) {
    var late = Evidence.isLate(contributing);
    return new Match(
        kind().name(),
        terms().version(),
        common(),
        arrival.transaction().userId(),
        subject,
        summary + AlertTexts.lateness(late),
        Evidence.of(common(), contributing, figures),
        late);
  }
}
