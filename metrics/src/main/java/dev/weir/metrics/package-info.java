/**
 * Measurements: the single definition of every metric, used by the functions that emit them and by
 * dashboards, alarms, the local page, OpenMetrics and the diagnosis. It depends on nothing.
 */
package dev.weir.metrics;
