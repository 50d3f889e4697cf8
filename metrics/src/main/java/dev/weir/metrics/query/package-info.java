/** Reading metrics: queries and results, wherever the metrics are kept. */
package dev.weir.metrics.query;
