/**
 * Market data: live risk over two Regions. Three functions, one after the other, each with its
 * steps in packages of the same names: {@code marks} makes ticks into marks, {@code risk} makes
 * marks into decisions, {@code delivery} hands decisions to the trading systems. Between them lie
 * tables that all Regions see alike, whose streams call the next function.
 *
 * <p>{@code reference} is what they are enriched with, and {@code exposure} the arithmetic of
 * portfolios and limits. What is here itself is a mark, and its register.
 */
package dev.weir.market;
