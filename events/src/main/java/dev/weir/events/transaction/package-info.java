/** Transactions as the stream carries them: value types, and how they are written and read. */
package dev.weir.events.transaction;
