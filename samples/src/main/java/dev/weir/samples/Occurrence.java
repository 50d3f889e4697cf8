package dev.weir.samples;

import java.util.List;

/**
 * Something unusual that a user does, or that is done to a user: a pattern, or what comes close to
 * one.
 *
 * @param transactions in the order of their times
 * @param whereabouts of the user, such that the way there and back raises nothing
 * @param ordered whether its user's transactions must be sent in order: the rule looks at it
 */
record Occurrence(
    List<LabelledTransaction> transactions, Whereabouts whereabouts, boolean ordered) {

  Occurrence {
    transactions = List.copyOf(transactions);
  }

  static Occurrence none(Whereabouts whereabouts) {
    return new Occurrence(List.of(), whereabouts, false);
  }
}
