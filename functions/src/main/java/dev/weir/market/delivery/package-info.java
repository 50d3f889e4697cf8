/** Hands each Region's trading systems the decisions, from the Region's own replica, in order. */
package dev.weir.market.delivery;
