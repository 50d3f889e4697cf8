/**
 * The data that ticks are enriched with: instruments, exchange rates, positions, limits and the
 * venues' sessions; loaded completely or not at all, under a version.
 */
package dev.weir.market.reference;
