/**
 * Delivers decisions to each Region's trading systems, from the Region's own replica, in order. The
 * topic in {@code commit} recognises a redelivered decision, so committing also publishes it.
 */
package dev.weir.market.delivery;
