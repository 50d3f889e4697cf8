/**
 * What is decided of a user's transactions: the patterns, and what has to be remembered of a user
 * for them. Pure: no clock, no store, no logger.
 */
package dev.weir.transactions.rules;
