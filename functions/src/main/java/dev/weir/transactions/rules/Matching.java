package dev.weir.transactions.rules;

import java.util.function.Predicate;

/**
 * Those of the purchases in memory that have a property.
 *
 * @param property two that are equal are the same
 */
record Matching(Predicate<Purchase> property, Purchases purchases) implements Derived {

  static Matching of(Predicate<Purchase> property, Purchases all) {
    return new Matching(property, all.filtered(property));
  }

  @Override
  public Derived after(PurchaseChange change) {
    var removed = has(change.removed()) ? change.removed() : null;
    var added = has(change.added()) ? change.added() : null;
    return removed == null && added == null
        ? this
        : new Matching(property, purchases.changed(removed, added));
  }

  private boolean has(Purchase purchase) {
    return purchase != null && property.test(purchase);
  }
}
