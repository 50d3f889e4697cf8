/**
 * Dashboards and alarms, defined independently of any tool: the stack turns them into CloudWatch's,
 * and the same definition yields Grafana's.
 */
package dev.weir.metrics.dashboard;
