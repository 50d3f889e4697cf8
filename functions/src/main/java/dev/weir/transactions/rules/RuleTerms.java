package dev.weir.transactions.rules;

import java.time.Duration;

/**
 * The terms shared by all rules of a set.
 *
 * @param version of the set
 * @param lateness how much later than a user's stream time a transaction may come and still count
 *     as if it had come in order
 * @param allowed transactions that raise nothing
 */
public record RuleTerms(int version, Duration lateness, AllowList allowed) {}
