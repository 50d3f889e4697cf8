/**
 * Turns a record into its transactions, each of them valid and of the user that the partition key
 * names. The result is a function of the record alone.
 */
package dev.weir.transactions.parse;
