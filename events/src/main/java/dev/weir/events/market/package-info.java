/**
 * Ticks of market data. As JSON their fields are in the order symbol, venue, session, sequence,
 * price, bid, ask, size, occurredAt; a CSV's columns have the same names.
 */
package dev.weir.events.market;
