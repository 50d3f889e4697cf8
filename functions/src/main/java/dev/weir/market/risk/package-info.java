/**
 * Turns marks into decisions. A change of the marks' table is parsed to the changed mark; those of
 * a batch are collected. {@code lease}: the portfolios that this Region computes. {@code decide}:
 * the state of a portfolio, from its stored decision, marks, reference data and halts; pure. {@code
 * commit}: the one conditional write that stores decision, marks and version together. Nothing
 * remains to be published, because the risk table has a stream.
 */
package dev.weir.market.risk;
