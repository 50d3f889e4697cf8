/** What functions emit, compared with the definition of the metrics. */
package dev.weir.verification.metrics;
