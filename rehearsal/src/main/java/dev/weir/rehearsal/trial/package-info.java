/**
 * The common parts of two-Region trials of the market pipeline: a synthetic market, the decisions
 * that the Regions' trading systems receive, and the reference for both.
 */
package dev.weir.rehearsal.trial;
