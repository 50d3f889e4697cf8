package dev.weir.transactions.rules;

import static java.time.Duration.ZERO;

import dev.weir.alerts.Severity;
import dev.weir.transactions.rules.RuleSet.AmountSpike;
import dev.weir.transactions.rules.RuleSet.CardTesting;
import dev.weir.transactions.rules.RuleSet.Common;
import dev.weir.transactions.rules.RuleSet.ImpossibleTravel;
import dev.weir.transactions.rules.RuleSet.NewLocationSpree;
import dev.weir.transactions.rules.RuleSet.Velocity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a rule set's document: one place for every setting's name, default and bounds. */
final class RuleSetReader {

  private static final int MOST = 100;
  private static final int MOST_EPISODES_A_WINDOW = 20;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration YEAR = Duration.ofDays(365);

  private RuleSetReader() {}

  static RuleSet read(String json, int version) {
    var problems = new ArrayList<String>();
    var document = RuleDocument.parse(json, problems);
    var rules = document.object("rules");
    var read =
        new RuleSet(
            version,
            document.duration("lateness", Duration.ofMinutes(5), ZERO, HOUR),
            newLocationSpree(rules.object("NEW_LOCATION_SPREE")),
            impossibleTravel(rules.object("IMPOSSIBLE_TRAVEL")),
            cardTesting(rules.object("CARD_TESTING")),
            amountSpike(rules.object("AMOUNT_SPIKE")),
            velocity(rules.object("VELOCITY")));
    document.refuseUnread();
    failOn(problems);
    return read;
  }

  private static NewLocationSpree newLocationSpree(RuleDocument rule) {
    var window = rule.duration("window", Duration.ofMinutes(10), SECOND, HOUR);
    return new NewLocationSpree(
        common(rule, Severity.HIGH),
        rule.integer("count", 3, 1, MOST),
        rule.amounts("threshold", "500.00"),
        window,
        rule.duration("settle", Duration.ofHours(24), HOUR, YEAR),
        coolDown(rule, HOUR, window));
  }

  // One transaction that comes out of order can begin an episode in each cool-down of its window;
  // all are committed at once, and a commit takes so many alerts only.
  private static Duration coolDown(RuleDocument rule, Duration byDefault, Duration window) {
    var least = window.dividedBy(MOST_EPISODES_A_WINDOW);
    return rule.duration("coolDown", byDefault, least.compareTo(MINUTE) > 0 ? least : MINUTE, WEEK);
  }

  private static ImpossibleTravel impossibleTravel(RuleDocument rule) {
    return new ImpossibleTravel(
        common(rule, Severity.HIGH),
        rule.decimal("distanceKm", "100", "1", "20000").doubleValue(),
        rule.decimal("speedKmh", "900", "1", "100000").doubleValue());
  }

  private static CardTesting cardTesting(RuleDocument rule) {
    return new CardTesting(
        common(rule, Severity.HIGH),
        rule.integer("count", 3, 1, MOST),
        rule.amounts("small", "2.00"),
        rule.amounts("large", "200.00"),
        rule.duration("window", Duration.ofMinutes(10), SECOND, HOUR));
  }

  private static AmountSpike amountSpike(RuleDocument rule) {
    return new AmountSpike(
        common(rule, Severity.MEDIUM),
        rule.decimal("factor", "10", "1", "1000000"),
        rule.amounts("floor", "100.00"),
        rule.integer("history", 10, 1, 1_000),
        rule.decimal("weight", "0.1", "0.0001", "1"));
  }

  private static Velocity velocity(RuleDocument rule) {
    var window = rule.duration("window", Duration.ofSeconds(60), SECOND, HOUR);
    return new Velocity(
        common(rule, Severity.MEDIUM),
        rule.integer("count", 10, 1, MOST),
        window,
        coolDown(rule, Duration.ofMinutes(10), window));
  }

  private static Common common(RuleDocument rule, Severity severity) {
    return new Common(
        rule.choice("mode", Mode.ON, Mode.values()),
        rule.choice("severity", severity, Severity.values()));
  }

  private static void failOn(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidRuleSetException(problems);
    }
  }
}
