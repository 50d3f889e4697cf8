package dev.weir.infra;

import java.nio.file.Path;

/**
 * What all functions have in common.
 *
 * @param asset directory that Lambda gets as the functions' code; holds {@code lib/*.jar}
 * @param memoryMb memory of a function, 128 to 10240; from 1769 on it has a whole virtual CPU
 * @param logRetentionDays how long log lines are kept; one of the periods that CloudWatch knows
 * @param tracing whether invocations are traced with X-Ray
 * @param metricsSeconds how long an instance may hold metrics, which saves log lines
 */
record RuntimeSettings(
    Path asset, int memoryMb, int logRetentionDays, boolean tracing, int metricsSeconds) {

  /** The same for a function that needs another memory. */
  RuntimeSettings withMemory(int megabytes) {
    return new RuntimeSettings(asset, megabytes, logRetentionDays, tracing, metricsSeconds);
  }
}
