/** Transactions as carried by the stream: value types, and their readers and writers. */
package dev.weir.events.transaction;
