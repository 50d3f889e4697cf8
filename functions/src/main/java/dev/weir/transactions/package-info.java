/**
 * Transactions: read from the stream, decided per user, committed to the user's profile and, where
 * a pattern is found, raised as an alert. A package for each step ({@code parse}, {@code decide},
 * {@code commit}, {@code publish}; none knows a later one) and one for the patterns, {@code rules};
 * here they are put together.
 */
package dev.weir.transactions;
