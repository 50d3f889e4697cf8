/**
 * From transactions to what is stored of their users: a slice's transactions sorted by user, each
 * user's folded into the profile by the rules that hold.
 */
package dev.weir.transactions.decide;
