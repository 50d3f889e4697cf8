package dev.weir.transactions.rules;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A pattern: its name, how its settings are read, and what a profile holds for it.
 *
 * @param <P> what it remembers of a user
 * @param name in rule documents, alerts and profiles, such as {@code VELOCITY}
 * @param part the type of what it remembers
 * @param none what it remembers of a new user
 * @param codec reads what {@link RulePart#write} wrote
 * @param settings reads the rule from its object in a rule document; what that leaves out has its
 *     default
 */
public record RuleKind<P extends RulePart>(
    String name,
    Class<P> part,
    P none,
    Function<PartInput, P> codec,
    BiFunction<RuleTerms, RuleDocument, FraudRule<P>> settings) {

  FraudRule<P> read(RuleTerms terms, RuleDocument rules) {
    return settings.apply(terms, rules.object(name));
  }
}
