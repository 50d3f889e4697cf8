package dev.weir.samples;

import java.util.List;

/**
 * An unusual event of a user: a pattern, or a near miss of one.
 *
 * @param transactions in the order of their times
 * @param whereabouts of the user, such that the journey there and back raises nothing
 * @param ordered whether its user's transactions must be sent in order: the rule depends on it
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
