/**
 * Market data: live risk over two Regions. Three functions, one after the other, each with its
 * steps in packages of the same names: {@code marks} turns ticks into marks, {@code risk} turns
 * marks into decisions, {@code delivery} hands decisions to the trading systems. Between them are
 * tables that all Regions see alike, whose streams invoke the next function.
 *
 * <p>{@code reference} has the data that enriches them, and {@code exposure} the arithmetic of
 * portfolios and limits. This package itself has the mark and its register.
 */
package dev.weir.market;
