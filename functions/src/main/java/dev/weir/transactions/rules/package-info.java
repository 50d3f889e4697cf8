/**
 * The decisions on a user's transactions: the patterns, and the memory of a user that they need.
 * Pure: no clock, no store, no logger.
 */
package dev.weir.transactions.rules;
