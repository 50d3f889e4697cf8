/**
 * From ticks to marks. {@code parse}: a record to its ticks, each at its place in the order of its
 * register. {@code decide}: ticks by register, and what the feed left out; what a register makes of
 * its ticks. {@code commit}: one conditional write a register, then how far the feed is applied.
 * Nothing is left to be published, for the marks' table has a stream.
 */
package dev.weir.market.marks;
