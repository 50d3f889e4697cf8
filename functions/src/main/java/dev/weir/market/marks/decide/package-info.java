/** The results of ticks, for their registers and for the feed; pure. */
package dev.weir.market.marks.decide;
