/** The metrics that functions emit, compared with their definition. */
package dev.weir.verification.metrics;
