/**
 * For trading systems: what may be done with a portfolio, given the messages that came and the
 * time. It detects gaps, duplicates, expiry and disagreement, and reaches nothing outside of
 * itself.
 */
package dev.weir.subscriber;
