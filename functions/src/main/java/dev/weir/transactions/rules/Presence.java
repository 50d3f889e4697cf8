package dev.weir.transactions.rules;

import dev.weir.events.transaction.Channel;
import dev.weir.events.transaction.Coordinates;
import java.util.Optional;

/**
 * A use of a user's card in person, where the producer gave the point.
 *
 * @param purchase which
 * @param at where
 */
public record Presence(Purchase purchase, Coordinates at) {

  static Optional<Presence> of(Arrival arrival) {
    var transaction = arrival.transaction();
    return transaction.channel() == Channel.PRESENT
        ? transaction.location().coordinates().map(at -> new Presence(arrival.purchase(), at))
        : Optional.empty();
  }
}
