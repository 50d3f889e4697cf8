/**
 * Market risk of a portfolio, as pure functions: exposures and historical-simulation risk from
 * marks, updated by the position that moved, and the decision that follows from the limits.
 *
 * <p>Sums are of whole millionths of the base currency. So they are exact: they don't depend on the
 * order in which marks came, an incremental update gives what a full revaluation gives, and every
 * Region gets the same bits.
 */
package dev.weir.market.exposure;
