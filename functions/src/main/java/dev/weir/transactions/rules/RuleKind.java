package dev.weir.transactions.rules;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A pattern: its name, the reader of its settings, and its part of a profile.
 *
 * @param <P> the rule's memory of a user
 * @param name in rule documents, alerts and profiles, such as {@code VELOCITY}
 * @param part the type of its memory
 * @param none its memory of a new user
 * @param codec reads the format of {@link RulePart#write}
 * @param settings reads the rule from its object in a rule document; omitted settings have their
 *     defaults
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
