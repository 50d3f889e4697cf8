package dev.weir.transactions.rules;

/**
 * Something found out about purchases in memory, which is kept up to date for those that follow
 * from them, so that one more purchase does not cost a look at each. A value; never stored.
 */
interface Derived {

  /** Returns the same for the purchases after a change of these. */
  Derived after(PurchaseChange change);
}
