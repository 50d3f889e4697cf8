/** Ticks of records, and the sessions that they can be of. */
package dev.weir.market.marks.parse;
