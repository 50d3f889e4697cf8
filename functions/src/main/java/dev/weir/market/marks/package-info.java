/**
 * Turns ticks into marks. {@code parse}: from a record to its ticks, each with its place in the
 * order of its register. {@code decide}: ticks by register and the gaps in the feed; the changes of
 * a register. {@code commit}: one conditional write per register, then how far the feed is applied.
 * Nothing remains to be published, because the marks' table has a stream.
 */
package dev.weir.market.marks;
