/**
 * Turns transactions into their users' new profiles: a slice's transactions sorted by user, each
 * user's folded into the profile by the current rules.
 */
package dev.weir.transactions.decide;
