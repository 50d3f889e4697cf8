/**
 * The metrics of a local cloud, in the place of CloudWatch: kept in memory, bounded, asked and
 * answered as CloudWatch is.
 */
package dev.weir.local.metrics;
