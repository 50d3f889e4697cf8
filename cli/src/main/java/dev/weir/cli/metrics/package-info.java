/** Metrics for Prometheus and Grafana: an exporter and a dashboard. */
package dev.weir.cli.metrics;
