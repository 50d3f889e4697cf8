package dev.weir.cli.profile;

import dev.weir.events.transaction.Place;
import dev.weir.stream.SequenceNumber;
import dev.weir.transactions.decide.StoredProfile;
import dev.weir.transactions.rules.AmountSpikeRule;
import dev.weir.transactions.rules.NewLocationSpreeRule;
import dev.weir.transactions.rules.PlacesPart;
import dev.weir.transactions.rules.Purchase;
import dev.weir.transactions.rules.RuleSet;
import dev.weir.transactions.rules.Spending;
import dev.weir.transactions.rules.UserProfile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A user's profile, prepared for display.
 *
 * @param user its owner
 * @param version the number of writes
 * @param profile the stored state
 * @param fences the sequence number up to which each shard is applied to it, by incarnation of the
 *     stream and shard; empty if only part of a record is applied
 * @param rules the current ones
 * @param now the time of display
 */
record ProfileView(
    String user,
    long version,
    UserProfile profile,
    SortedMap<String, String> fences,
    RuleSet rules,
    Instant now) {

  private static final int RECENT = 20;

  ProfileView {
    fences = new TreeMap<>(fences);
  }

  static ProfileView of(String user, StoredProfile stored, RuleSet rules, Instant now) {
    var fences = new TreeMap<String, String>();
    stored
        .fences()
        .byLane()
        .forEach(
            (lane, fence) ->
                fences.put(
                    lane, fence.position().applied().map(SequenceNumber::digits).orElse("")));
    return new ProfileView(user, stored.version(), stored.profile(), fences, rules, now);
  }

  /**
   * A place where the user has been.
   *
   * @param knownFrom when it becomes known; for home, the first visit
   * @param isKnown whether it is already known
   */
  record Visited(
      Place place, boolean isHome, Instant firstAt, Instant knownFrom, boolean isKnown) {}

  private PlacesPart visited() {
    return profile.part(NewLocationSpreeRule.KIND);
  }

  /** Returns the place of the first transaction. */
  Optional<Place> home() {
    return visited().home();
  }

  /** Returns the user's places, home first, then by first visit. */
  List<Visited> places() {
    return visited().visits().entrySet().stream()
        .map(visit -> visited(visit.getKey(), visit.getValue().firstAt()))
        .sorted(
            Comparator.comparing((Visited place) -> !place.isHome())
                .thenComparing(Visited::firstAt)
                .thenComparing(place -> place.place().toString()))
        .toList();
  }

  private Visited visited(Place place, Instant firstAt) {
    var settle = rules.rule(NewLocationSpreeRule.class).settle();
    var isHome = home().filter(place::equals).isPresent();
    var knownFrom = isHome ? firstAt : firstAt.plus(settle);
    return new Visited(place, isHome, firstAt, knownFrom, isHome || !knownFrom.isAfter(now));
  }

  /** Returns the spending by currency. */
  SortedMap<String, Spending> spending() {
    return new TreeMap<>(
        profile.part(AmountSpikeRule.KIND).spending(rules.rule(AmountSpikeRule.class).weight()));
  }

  /** Returns the transactions that some rule still remembers, newest first; at most 20. */
  List<Purchase> recent() {
    return profile.purchases().stream()
        .collect(Collectors.toMap(Purchase::id, purchase -> purchase, (first, _) -> first))
        .values()
        .stream()
        .sorted(Comparator.comparing(Purchase::occurredAt).thenComparing(Purchase::id).reversed())
        .limit(RECENT)
        .toList();
  }
}
