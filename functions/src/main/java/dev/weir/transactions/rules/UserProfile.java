package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules remember of one user. Bounded, whatever the user does.
 *
 * @param streamTime the latest event time, but never beyond the arrival of the transaction that had
 *     it, so that one from the future does not make all others late; {@link Instant#EPOCH} for a
 *     new user
 * @param home the place of the first transaction that arrived
 * @param visits by place
 * @param spending by ISO 4217 code
 * @param lastPresence of the last transaction in person that had coordinates
 * @param recent for {@code VELOCITY}
 * @param unsettled large ones in places that were not known, for {@code NEW_LOCATION_SPREE}
 * @param small for {@code CARD_TESTING}
 * @param velocity the episodes of {@code VELOCITY}
 * @param seen transaction ids
 * @param transactions how many there were, ever
 * @param late how many of them came later than the rules wait for
 */
public record UserProfile(
    Instant streamTime,
    Optional<Place> home,
    Map<Place, Visit> visits,
    Map<String, Spending> spending,
    Optional<Presence> lastPresence,
    Purchases recent,
    Purchases unsettled,
    Purchases small,
    Episodes velocity,
    SeenIds seen,
    long transactions,
    long late) {

  /** Of a user that nothing is known of. */
  public static final UserProfile NEW =
      new UserProfile(
          Instant.EPOCH,
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Purchases.NONE,
          Purchases.NONE,
          Purchases.NONE,
          Episodes.NONE,
          SeenIds.NONE,
          0,
          0);

  public UserProfile {
    visits = Map.copyOf(visits);
    spending = Map.copyOf(spending);
  }

  /** Whether a transaction with this id was seen, as far as ids are remembered. */
  public boolean hasSeen(String transactionId) {
    return seen.contains(transactionId);
  }

  /** What was spent in a currency so far. */
  Spending spendingIn(String currency) {
    return spending.getOrDefault(currency, Spending.NONE);
  }

  UserProfile withVelocity(Episodes changed) {
    return new UserProfile(
        streamTime,
        home,
        visits,
        spending,
        lastPresence,
        recent,
        unsettled,
        small,
        changed,
        seen,
        transactions,
        late);
  }

  UserProfile withSprees(Place place, Episodes changed) {
    var changedVisits = new HashMap<>(visits);
    changedVisits.computeIfPresent(place, (_, visit) -> visit.with(changed));
    return new UserProfile(
        streamTime,
        home,
        changedVisits,
        spending,
        lastPresence,
        recent,
        unsettled,
        small,
        velocity,
        seen,
        transactions,
        late);
  }
}
