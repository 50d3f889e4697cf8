/**
 * Hands each Region's trading systems the decisions, from the Region's own replica, in order.
 * {@code commit} is the topic, which knows a decision that comes again; so it is published by that.
 */
package dev.weir.market.delivery;
