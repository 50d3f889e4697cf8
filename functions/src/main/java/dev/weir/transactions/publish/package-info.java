/** The alerts that were committed with a user's profile. */
package dev.weir.transactions.publish;
