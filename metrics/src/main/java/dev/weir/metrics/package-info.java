/**
 * What is measured: the one definition of every metric, which the functions emit by, and which
 * dashboards, alarms, the local page, OpenMetrics and the diagnosis read by. It depends on nothing.
 */
package dev.weir.metrics;
