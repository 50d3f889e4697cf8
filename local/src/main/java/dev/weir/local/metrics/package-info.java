/**
 * The metrics of a local cloud, in place of CloudWatch: in memory, bounded, with CloudWatch's
 * queries and answers.
 */
package dev.weir.local.metrics;
