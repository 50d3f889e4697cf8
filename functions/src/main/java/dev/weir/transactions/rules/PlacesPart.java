package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of {@code NEW_LOCATION_SPREE}: where the user has been, and large purchases in places
 * that may be new.
 *
 * @param first the user's first transaction, whose place is home
 * @param visits by place
 * @param kept large purchases that it may still need
 */
public record PlacesPart(Optional<First> first, ArrayMap<Place, Visit> visits, Purchases kept)
    implements RulePart {

  private static final int MAX_PLACES = 200;
  // For all places together: a flood of places must not fill the profile with episodes.
  private static final int MAX_EPISODES = 400;

  static final Comparator<Place> PLACE_ORDER = PlacesPart::compare;

  static final PlacesPart NONE = new PlacesPart(Optional.empty(), Map.of(), Purchases.NONE);

  /** A user's first transaction in event order. */
  public record First(Instant at, String id, Place place) {
    private static final Comparator<First> ORDER =
        Comparator.comparing(First::at).thenComparing(First::id);
  }

  /**
   * The memory of one place.
   *
   * @param firstAt the earliest event time of a transaction there
   * @param lastSeenAt stream time when the last one there was seen; if there are too many places,
   *     the least recently seen are forgotten
   * @param episodes that alerts were raised for there
   */
  public record Visit(Instant firstAt, Instant lastSeenAt, AlertEpisodes episodes) {
    /** Whether one more, at its time, changes nothing. */
    private boolean holds(Arrival arrival) {
      return !arrival.time().isBefore(firstAt) && arrival.streamTime().equals(lastSeenAt);
    }

    private Visit again(Visit other) {
      return new Visit(
          other.firstAt.isBefore(firstAt) ? other.firstAt : firstAt, other.lastSeenAt, episodes);
    }

    private Visit with(AlertEpisodes changed) {
      return new Visit(firstAt, lastSeenAt, changed);
    }
  }

  /** Creates a memory with the visits of any map. */
  PlacesPart(Optional<First> first, Map<Place, Visit> visits, Purchases kept) {
    this(first, ArrayMap.of(PLACE_ORDER, visits), kept);
  }

  private static int compare(Place one, Place other) {
    var byCountry = one.country().compareTo(other.country());
    return byCountry == 0 ? one.city().compareTo(other.city()) : byCountry;
  }

  /** Returns the place of the first transaction. */
  public Optional<Place> home() {
    return first.map(First::place);
  }

  /** Returns this after one more transaction in a place; a late one no longer changes home. */
  PlacesPart visited(Place place, Arrival arrival) {
    var purchase = arrival.purchase();
    var here = new First(purchase.occurredAt(), purchase.id(), place);
    var earliest =
        first.map(known -> purchase.late() || First.ORDER.compare(known, here) <= 0 ? known : here);
    var before = visits.get(place);
    if (before != null && before.holds(arrival)) {
      return new PlacesPart(Optional.of(earliest.orElse(here)), visits, kept);
    }
    var now = new Visit(arrival.time(), arrival.streamTime(), AlertEpisodes.NONE);
    var more = visits.with(place, before == null ? now : before.again(now));
    return new PlacesPart(
        Optional.of(earliest.orElse(here)),
        more.size() > MAX_PLACES ? withoutOldest(more, place) : more,
        kept);
  }

  private static ArrayMap<Place, Visit> withoutOldest(ArrayMap<Place, Visit> visits, Place place) {
    var oldest = -1;
    for (var i = 0; i < visits.size(); i++) {
      if ((oldest < 0
              || visits.valueAt(i).lastSeenAt().isBefore(visits.valueAt(oldest).lastSeenAt()))
          && !visits.keyAt(i).equals(place)) {
        oldest = i;
      }
    }
    return visits.withoutAt(oldest);
  }

  PlacesPart with(Purchases purchases) {
    return new PlacesPart(first, visits, purchases);
  }

  PlacesPart with(Place place, AlertEpisodes changed) {
    var visit = visits.get(place);
    if (changed.equals(visit.episodes())) {
      return this;
    }
    var all = visits.with(place, visit.with(changed));
    while (episodes(all) > MAX_EPISODES) { // those of one place are fewer
      all = withoutEpisodesElsewhere(all, place);
    }
    return new PlacesPart(first, all, kept);
  }

  private static int episodes(ArrayMap<Place, Visit> visits) {
    var count = 0;
    for (var i = 0; i < visits.size(); i++) {
      count += visits.valueAt(i).episodes().all().size();
    }
    return count;
  }

  private static ArrayMap<Place, Visit> withoutEpisodesElsewhere(
      ArrayMap<Place, Visit> visits, Place place) {
    var oldest =
        visits.entrySet().stream()
            .filter(each -> !each.getKey().equals(place))
            .filter(each -> !each.getValue().episodes().all().isEmpty())
            .min(
                Comparator.comparing(
                        (Map.Entry<Place, Visit> each) ->
                            each.getValue().episodes().all().getLast().to())
                    .thenComparing(Map.Entry::getKey, PLACE_ORDER));
    return oldest
        .map(each -> visits.with(each.getKey(), each.getValue().with(AlertEpisodes.NONE)))
        .orElse(visits);
  }

  @Override
  public List<Purchase> purchases() {
    return kept.all();
  }

  @Override
  public PlacesPart withoutPurchases() {
    return with(Purchases.NONE);
  }

  @Override
  public void write(PartOutput out) {
    out.all(
        first.stream().toList(),
        each -> {
          out.instant(each.at());
          out.text(each.id());
          write(out, each.place());
        });
    out.all(
        visits.entrySet(),
        each -> {
          write(out, each.getKey());
          out.instant(each.getValue().firstAt());
          out.instant(each.getValue().lastSeenAt());
          each.getValue().episodes().write(out);
        });
    kept.write(out);
  }

  private static void write(PartOutput out, Place place) {
    out.text(place.country());
    out.text(place.city());
  }

  static PlacesPart read(PartInput in) {
    var first = in.all(each -> new First(each.instant(), each.text(), readPlace(each)));
    var visits = new HashMap<Place, Visit>();
    in.all(
            each ->
                Map.entry(
                    readPlace(each),
                    new Visit(each.instant(), each.instant(), AlertEpisodes.read(each))))
        .forEach(each -> visits.put(each.getKey(), each.getValue()));
    return new PlacesPart(first.stream().findFirst(), visits, Purchases.read(in));
  }

  private static Place readPlace(PartInput in) {
    return new Place(in.text(), in.text());
  }
}
