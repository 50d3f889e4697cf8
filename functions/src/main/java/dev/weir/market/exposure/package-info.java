/**
 * Market risk of a portfolio, as pure functions: exposures and historical-simulation risk from
 * marks, updated by the position that moved, and the resulting use of the limits.
 *
 * <p>Sums are of whole millionths of the base currency and therefore exact: they don't depend on
 * the order in which marks came, an incremental update equals a full revaluation, and every Region
 * gets the same bits.
 */
package dev.weir.market.exposure;
