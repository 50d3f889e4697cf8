/**
 * From ticks to marks: read, open and parse a batch, keep the newest tick of each symbol and venue,
 * store it where it is newer than what any Region stored, and record what the feed left out.
 */
package dev.weir.market.marks;
