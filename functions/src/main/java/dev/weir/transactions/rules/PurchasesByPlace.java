package dev.weir.transactions.rules;

import dev.weir.events.transaction.Place;
import java.util.Map;

/** The purchases in memory by their places; those without one are left out. */
final class PurchasesByPlace implements Derived {

  private final ArrayMap<Place, Purchases> byPlace;

  private PurchasesByPlace(ArrayMap<Place, Purchases> byPlace) {
    this.byPlace = byPlace;
  }

  static PurchasesByPlace of(Purchases all) {
    var none = new PurchasesByPlace(ArrayMap.of(PlacesPart.PLACE_ORDER, Map.of()));
    return all.all().stream().reduce(none, PurchasesByPlace::plus, (_, last) -> last);
  }

  /** Returns those in a place. */
  Purchases in(Place place) {
    var there = byPlace.get(place);
    return there == null ? Purchases.NONE : there;
  }

  @Override
  public Derived after(PurchaseChange change) {
    var removed = change.removed();
    var added = change.added();
    if (removed != null && added != null && removed.place().equals(added.place())) {
      return changed(removed, added); // half the copies
    }
    var rest = removed == null ? this : changed(removed, null);
    return added == null ? rest : rest.plus(added);
  }

  private PurchasesByPlace plus(Purchase added) {
    return changed(null, added);
  }

  /** Removes and adds in one place; either may be null. */
  private PurchasesByPlace changed(Purchase removed, Purchase added) {
    var place = (added == null ? removed : added).place();
    if (place.isEmpty()) {
      return this;
    }
    var there = in(place.get()).changed(removed, added);
    return new PurchasesByPlace(
        there.size() == 0 ? byPlace.without(place.get()) : byPlace.with(place.get(), there));
  }
}
