/** What ticks come to, for their registers and for the feed; pure. */
package dev.weir.market.marks.decide;
