/**
 * For trading systems: whether a portfolio may trade, given the received messages and the time. It
 * detects gaps, duplicates, expiry and disagreement, and does no I/O.
 */
package dev.weir.subscriber;
