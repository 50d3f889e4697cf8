/**
 * Beats: they assert, group by group, that the path from the feed to the trading systems works, and
 * report the portfolios' states. A beat follows from a pulse that took the path of a tick.
 */
package dev.weir.market.risk.beat;
