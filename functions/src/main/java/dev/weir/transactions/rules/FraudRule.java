package dev.weir.transactions.rules;

import java.util.List;

/**
 * A pattern with its settings. Pure: a step is a function of its arguments.
 *
 * @param <P> what it remembers of a user
 */
public interface FraudRule<P extends RulePart> {

  /** What the rule remembers after a transaction, and what it found. */
  record Step<P>(P after, List<Match> findings) {}

  /** Its name, its defaults and its codec. */
  RuleKind<P> kind();

  /** What it shares with the other rules. */
  RuleTerms terms();

  /** Mode and severity. */
  RuleSet.Common common();

  /** Writes its settings, but for mode and severity. */
  void write(SettingsWriter out);

  /**
   * Takes one more transaction.
   *
   * @param arrival where it is not judged, it is only remembered
   */
  Step<P> step(P before, Arrival arrival);

  /** Whether a purchase may raise an alert, as far as the allow list goes. */
  default boolean judges(Arrival arrival, Purchase purchase) {
    return !terms().allowed().covers(kind().name(), arrival.transaction().userId(), purchase);
  }

  /**
   * What is raised about an arrival's user.
   *
   * @param subject what the id goes on with after rule and user: a place, if the rule is about
   *     places, and the transaction that raised it
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
