package dev.weir.transactions.rules;

import dev.weir.events.transaction.Coordinates;

/**
 * For each purchase in memory, one from which its card cannot have travelled there, if there is
 * any. One more purchase is compared with the others, and with none if all are in one area, as
 * those of most users are. The others are not compared with each other again, except those whose
 * journey began at a purchase that is forgotten.
 */
@SuppressWarnings("ReferenceEquality") // each object is one place in the memory
final class ImpossibleJourneys implements Derived {

  private static final Purchase[] NONE = {};

  private final ImpossibleTravelRule rule;
  private final Area area;
  // By the index of the purchase; no more than NONE if all are in one area.
  private final Purchase[] origins;
  private final boolean isAny;

  private ImpossibleJourneys(
      ImpossibleTravelRule rule, Area area, Purchase[] origins, boolean isAny) {
    this.rule = rule;
    this.area = area;
    this.origins = origins;
    this.isAny = isAny;
  }

  static ImpossibleJourneys of(ImpossibleTravelRule rule, Purchases all) {
    var area = Area.of(all);
    if (!area.isAcross(rule.distanceKm())) {
      return new ImpossibleJourneys(rule, area, NONE, false);
    }
    var origins = new Purchase[all.size()];
    for (var i = 0; i < origins.length; i++) {
      origins[i] = rule.originOf(all, i);
    }
    return of(rule, area, origins);
  }

  private static ImpossibleJourneys of(ImpossibleTravelRule rule, Area area, Purchase[] origins) {
    var isAny = false;
    for (var origin : origins) {
      isAny |= origin != null;
    }
    return new ImpossibleJourneys(rule, area, origins, isAny);
  }

  ImpossibleTravelRule rule() {
    return rule;
  }

  /** Whether there are no impossible journeys. */
  boolean areNone() {
    return !isAny;
  }

  /** Whether an impossible journey leads to the purchase at an index. */
  boolean leadTo(int index) {
    return isAny && origins[index] != null;
  }

  @Override
  public Derived after(PurchaseChange change) {
    var added = change.added();
    // Of all that were added so far: the true one may be smaller, which costs only time.
    var wider = added == null ? area : area.with(positionOf(added));
    if (!wider.isAcross(rule.distanceKm())) {
      return new ImpossibleJourneys(rule, wider, NONE, false);
    }
    var changed = aligned(change);
    if (change.removed() != null) {
      replaceOrigin(change, changed);
    }
    if (added != null) {
      changed[change.addedAt()] = rule.originOf(change.after(), change.addedAt());
      addOrigin(change, changed);
    }
    return of(rule, wider, changed);
  }

  /** Returns the origins at the indexes after a change; none for the added purchase. */
  private Purchase[] aligned(PurchaseChange change) {
    var aligned = new Purchase[change.after().size()];
    if (origins.length == 0) {
      return aligned;
    }
    var from = 0;
    for (var to = 0; to < aligned.length; to++) {
      if (change.added() != null && to == change.addedAt()) {
        continue;
      }
      if (change.removed() != null && from == change.removedFrom()) {
        from++;
      }
      aligned[to] = origins[from++];
    }
    return aligned;
  }

  private void replaceOrigin(PurchaseChange change, Purchase[] changed) {
    for (var i = 0; i < changed.length; i++) {
      if (changed[i] == change.removed()) {
        changed[i] = rule.originOf(change.after(), i);
      }
    }
  }

  private void addOrigin(PurchaseChange change, Purchase[] changed) {
    var added = change.added();
    var end = added.occurredAt().plus(rule.window());
    for (var i = change.addedAt() + 1; i < changed.length; i++) {
      var later = change.after().get(i);
      if (!later.occurredAt().isBefore(end)) {
        return;
      }
      if (changed[i] == null && rule.isImpossible(added, later)) {
        changed[i] = added;
      }
    }
  }

  private static Coordinates positionOf(Purchase purchase) {
    return purchase.position().orElseThrow();
  }

  /** The smallest rectangle of degrees that holds some positions. */
  private record Area(double south, double north, double west, double east) {

    private static final Area EMPTY =
        new Area(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);

    static Area of(Purchases all) {
      var area = EMPTY;
      for (var purchase : all.all()) {
        area = area.with(positionOf(purchase));
      }
      return area;
    }

    private Area with(Coordinates at) {
      return holds(at)
          ? this
          : new Area(
              Math.min(south, at.latitude()),
              Math.max(north, at.latitude()),
              Math.min(west, at.longitude()),
              Math.max(east, at.longitude()));
    }

    private boolean holds(Coordinates at) {
      return at.latitude() >= south
          && at.latitude() <= north
          && at.longitude() >= west
          && at.longitude() <= east;
    }

    /** Whether two points in it may be so far apart; false is certain. */
    private boolean isAcross(double kilometres) {
      return Coordinates.maxKilometres(north - south, east - west) >= kilometres;
    }
  }
}
