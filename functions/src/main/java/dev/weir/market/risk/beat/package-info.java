/**
 * Beats: that the way from the feed to the trading systems is open, group by group, and what stands
 * of the portfolios. A beat follows from a pulse that came the way of a tick.
 */
package dev.weir.market.risk.beat;
