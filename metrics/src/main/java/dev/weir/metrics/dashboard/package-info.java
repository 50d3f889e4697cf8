/**
 * What is shown and what raises an alarm, said without any tool: the stack makes CloudWatch's
 * dashboards and alarms of it, and the same definition gives Grafana's.
 */
package dev.weir.metrics.dashboard;
