package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers a transaction in a profile, and forgets what no rule can need any more.
 *
 * <p>The bounds keep a profile under 400 KB, where DynamoDB's items end, whatever comes in. In
 * order, each rule needs the last {@code count} of its own kind (a hundred at most), so that even a
 * flood of one kind changes nothing for the others.
 */
final class Memory {

  private static final int MOST_PLACES = 200;
  private static final int RECENT = 150;
  private static final int UNSETTLED = 300;
  private static final int SMALL = 150;
  private static final int RECENT_BYTES = 60_000;
  private static final int UNSETTLED_BYTES = 80_000;
  private static final int SMALL_BYTES = 60_000;

  private final RuleSet rules;
  private final Purchases.Bounds recent;
  private final Purchases.Bounds unsettled;
  private final Purchases.Bounds small;

  Memory(RuleSet rules) {
    this.rules = rules;
    var lateness = rules.lateness();
    recent = new Purchases.Bounds(rules.velocity().window().plus(lateness), RECENT, RECENT_BYTES);
    unsettled =
        new Purchases.Bounds(
            rules.newLocationSpree().window().plus(lateness), UNSETTLED, UNSETTLED_BYTES);
    // The last small one may be a window before the large one, the first a window before that.
    small =
        new Purchases.Bounds(
            rules.cardTesting().window().multipliedBy(2).plus(lateness), SMALL, SMALL_BYTES);
  }

  UserProfile remember(UserProfile before, Arrival arrival) {
    var purchase = arrival.purchase();
    var now = arrival.streamTime();
    var home = before.home().or(() -> Optional.of(purchase.place()));
    var visits = visits(before.visits(), arrival);
    var isUnsettled =
        !home.get().equals(purchase.place())
            && !visits
                .get(purchase.place())
                .isKnownAt(purchase.occurredAt(), rules.newLocationSpree().settle())
            && rules.newLocationSpree().threshold().isReachedBy(purchase.amount());
    var isSmall = rules.cardTesting().small().isNotExceededBy(purchase.amount());
    return new UserProfile(
        now,
        home,
        visits,
        spending(before, arrival),
        Presence.of(arrival).or(before::lastPresence),
        before.recent().plus(purchase, now, recent),
        keep(before.unsettled(), isUnsettled, arrival, unsettled),
        keep(before.small(), isSmall, arrival, small),
        before.velocity(),
        before.seen().plus(purchase.id(), now),
        before.transactions() + 1,
        before.late() + (purchase.late() ? 1 : 0));
  }

  private static Purchases keep(
      Purchases before, boolean wanted, Arrival arrival, Purchases.Bounds bounds) {
    return wanted
        ? before.plus(arrival.purchase(), arrival.streamTime(), bounds)
        : before.at(arrival.streamTime(), bounds);
  }

  private static Map<Place, Visit> visits(Map<Place, Visit> before, Arrival arrival) {
    var place = arrival.purchase().place();
    var first = Visit.firstAt(arrival.time(), arrival.streamTime());
    var visits = new HashMap<>(before);
    visits.merge(place, first, (visit, _) -> visit.again(arrival.time(), arrival.streamTime()));
    if (visits.size() > MOST_PLACES) {
      visits.keySet().stream()
          .filter(other -> !other.equals(place))
          .min(
              Comparator.comparing((Place other) -> visits.get(other).lastSeenAt())
                  .thenComparing(Place::country)
                  .thenComparing(Place::city))
          .ifPresent(visits::remove);
    }
    return visits;
  }

  private Map<String, Spending> spending(UserProfile before, Arrival arrival) {
    var money = arrival.purchase().amount();
    var currency = money.currency().getCurrencyCode();
    var spending = new HashMap<>(before.spending());
    spending.put(
        currency, before.spendingIn(currency).plus(money.amount(), rules.amountSpike().weight()));
    return spending;
  }
}
