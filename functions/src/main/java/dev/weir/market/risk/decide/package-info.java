/**
 * The decision on a portfolio's state: a pure function of stored state, marks, reference data and
 * halts.
 */
package dev.weir.market.risk.decide;
