/**
 * From a record to its transactions, each of them valid and of the user that the partition key
 * names. What a record gives is a function of the record alone.
 */
package dev.weir.transactions.parse;
