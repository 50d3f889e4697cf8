/** Ticks of records, and their possible sessions. */
package dev.weir.market.marks.parse;
