/**
 * What trials of the market pipeline in two Regions have in common: a made-up market, what the
 * Regions' trading systems receive, and what both are held against.
 */
package dev.weir.rehearsal.trial;
