/**
 * What trials of the market pipeline in two Regions have in common: a synthetic market, what the
 * Regions' trading systems receive, and what both are compared with.
 */
package dev.weir.rehearsal.trial;
