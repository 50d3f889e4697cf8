/**
 * Market data: live risk over two Regions. {@code marks} makes ticks into marks, {@code reference}
 * is what they are enriched with, {@code risk} computes, {@code portfolio} decides and commits,
 * {@code delivery} hands decisions to the trading systems.
 */
package dev.weir.market;
