/** What functions emit, held against the definition of the metrics. */
package dev.weir.verification.metrics;
