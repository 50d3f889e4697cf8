package dev.weir.transactions.rules;

import static dev.weir.transactions.rules.ImpossibleTravelRule.positionOf;

import dev.weir.events.transaction.Coordinates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * For each purchase in memory, one from which its card cannot have travelled there, if there is
 * any. One more purchase is compared with the others, and with none if all are in one area, as
 * those of most users are. The others are not compared with each other again, except those whose
 * journey began at a purchase that is forgotten.
 */
@SuppressWarnings("ReferenceEquality") // each object is one place in the memory
final class ImpossibleJourneys implements Derived {

  private final ImpossibleTravelRule rule;
  private final Area area;
  // By the index of the purchase, null where there is none; empty if all are in one area.
  private final List<Purchase> origins;
  private final boolean isAny;

  private ImpossibleJourneys(ImpossibleTravelRule rule, Area area, List<Purchase> origins) {
    this.rule = rule;
    this.area = area;
    this.origins = origins;
    isAny = origins.stream().anyMatch(Objects::nonNull);
  }

  static ImpossibleJourneys of(ImpossibleTravelRule rule, Purchases all) {
    var area = Area.of(all);
    if (!area.isAcross(rule.distanceKm())) {
      return new ImpossibleJourneys(rule, area, List.of());
    }
    var origins = new ArrayList<Purchase>(all.size());
    for (var i = 0; i < all.size(); i++) {
      origins.add(rule.originOf(all, i));
    }
    return new ImpossibleJourneys(rule, area, origins);
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
    return isAny && origins.get(index) != null;
  }

  @Override
  public Derived after(PurchaseChange change) {
    var added = change.added();
    // Of all that were added so far: the true one may be smaller, which costs only time.
    var wider = added == null ? area : area.with(positionOf(added));
    if (!wider.isAcross(rule.distanceKm())) {
      return new ImpossibleJourneys(rule, wider, List.of());
    }
    var changed = aligned(change);
    if (change.removed() != null) {
      replaceOrigin(change, changed);
    }
    if (added != null) {
      changed.set(change.addedAt(), rule.originOf(change.after(), change.addedAt()));
      addOrigin(change, changed);
    }
    return new ImpossibleJourneys(rule, wider, changed);
  }

  /** Returns the origins at the indexes after a change; none for the added purchase. */
  private List<Purchase> aligned(PurchaseChange change) {
    if (origins.isEmpty()) {
      return new ArrayList<>(Collections.nCopies(change.after().size(), null));
    }
    var aligned = new ArrayList<>(origins);
    if (change.removed() != null) {
      aligned.remove(change.removedFrom());
    }
    if (change.added() != null) {
      aligned.add(change.addedAt(), null);
    }
    return aligned;
  }

  private void replaceOrigin(PurchaseChange change, List<Purchase> changed) {
    for (var i = 0; i < changed.size(); i++) {
      if (changed.get(i) == change.removed()) {
        changed.set(i, rule.originOf(change.after(), i));
      }
    }
  }

  private void addOrigin(PurchaseChange change, List<Purchase> changed) {
    var added = change.added();
    var end = added.occurredAt().plus(rule.window());
    for (var i = change.addedAt() + 1; i < changed.size(); i++) {
      var later = change.after().get(i);
      if (!later.occurredAt().isBefore(end)) {
        return;
      }
      if (changed.get(i) == null && rule.isImpossible(added, later)) {
        changed.set(i, added);
      }
    }
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
