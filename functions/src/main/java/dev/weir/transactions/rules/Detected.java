package dev.weir.transactions.rules;

import java.util.List;

/**
 * The result of detecting a transaction.
 *
 * @param after the user's profile with it; the same instance if it was seen before
 * @param findings of all rules that are not off
 * @param duplicate whether its id was seen before: it changes nothing
 * @param late whether it came later than the rules wait for
 * @param judged whether the rules evaluated it, which they do not for one that is older than ids
 *     are remembered
 */
public record Detected(
    UserProfile after, List<Match> findings, boolean duplicate, boolean late, boolean judged) {

  public Detected {
    findings = List.copyOf(findings);
  }

  static Detected duplicate(UserProfile before) {
    return new Detected(before, List.of(), true, false, false);
  }
}
