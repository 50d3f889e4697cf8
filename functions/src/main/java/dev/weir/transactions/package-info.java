/**
 * Transactions: what is read from the stream, decided per user, committed to the user's profile
 * and, where a pattern is found, raised as an alert. The patterns are in {@code rules}.
 */
package dev.weir.transactions;
