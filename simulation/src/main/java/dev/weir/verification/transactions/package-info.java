/** The transaction pipeline in that world, and what it has to come to. */
package dev.weir.verification.transactions;
