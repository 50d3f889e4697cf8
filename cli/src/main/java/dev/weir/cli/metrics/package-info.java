/** Metrics for those whose standard is Prometheus and Grafana: an exporter, and a dashboard. */
package dev.weir.cli.metrics;
