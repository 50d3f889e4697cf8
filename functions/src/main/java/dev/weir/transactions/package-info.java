/**
 * Transactions: read from the stream, decided per user, committed to the user's profile and, if a
 * pattern is found, raised as an alert. There is a package for each step ({@code parse}, {@code
 * decide}, {@code commit}, {@code publish}; none depends on a later one) and one for the patterns,
 * {@code rules}; this package assembles them.
 */
package dev.weir.transactions;
