package dev.weir.transactions.rules;

/**
 * A change of purchases in memory: one is removed, one is added, or both.
 *
 * @param after the purchases after it
 * @param removed null if none is removed
 * @param removedFrom the removed one's index before the change
 * @param added null if none is added
 * @param addedAt the added one's index after the change
 */
record PurchaseChange(
    Purchases after, Purchase removed, int removedFrom, Purchase added, int addedAt) {}
