package dev.weir.transactions.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A user called ana, whose payments pass through the rules one by one, as they arrive. */
final class User {

  private static final String NAME = "ana";

  private Detector detector;
  private UserProfile profile = UserProfile.NEW;

  private User(RuleSet rules) {
    detector = new Detector(rules);
  }

  static User by(RuleSet rules) {
    return new User(rules);
  }

  /** Returns a user under a rule set's document. */
  static User by(String rules) {
    return by(RuleSet.parse(rules, 2));
  }

  /** Returns a user under one rule with settings, all others off. */
  static User byOnly(String rule, String settings) {
    return by(only(rule, settings));
  }

  static RuleSet only(String rule, String settings) {
    var others =
        RuleKinds.ALL.stream()
            .map(RuleKind::name)
            .filter(other -> !other.equals(rule))
            .map(other -> ",\"%s\":{\"mode\":\"off\"}".formatted(other))
            .collect(Collectors.joining());
    return RuleSet.parse("{\"rules\":{\"%s\":%s%s}}".formatted(rule, settings, others), 2);
  }

  /** Replaces the rules from now on. */
  void rulesChange(RuleSet rules) {
    detector = new Detector(rules);
  }

  /** Returns the ids of the alerts that payments raise. */
  List<String> pays(Payment... payments) {
    return findings(payments).stream().map(Match::id).toList();
  }

  List<Match> findings(Payment... payments) {
    var findings = new ArrayList<Match>();
    for (var payment : payments) {
      findings.addAll(detect(payment, payment.at()).findings());
    }
    return findings;
  }

  /** Returns the result of a payment whose record arrives at a time. */
  Detected detect(Payment payment, Instant arrivedAt) {
    var detected = detector.detect(profile, payment.by(NAME), arrivedAt);
    profile = detected.after();
    return detected;
  }

  UserProfile profile() {
    return profile;
  }
}
