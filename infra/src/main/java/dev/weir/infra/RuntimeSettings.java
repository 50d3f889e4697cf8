package dev.weir.infra;

import java.nio.file.Path;

/**
 * The settings shared by all functions.
 *
 * @param asset directory that Lambda gets as the functions' code; contains {@code lib/*.jar}
 * @param memoryMb memory of a function, 128 to 10240; from 1769 on it has a full virtual CPU
 * @param logRetentionDays how long log lines are kept; one of the periods that CloudWatch accepts
 * @param tracing whether invocations are traced with X-Ray
 * @param metricsSeconds how long an instance may hold metrics, which saves log lines
 */
record RuntimeSettings(
    Path asset, int memoryMb, int logRetentionDays, boolean tracing, int metricsSeconds) {

  /** Returns a copy for a function that needs a different memory size. */
  RuntimeSettings withMemory(int megabytes) {
    return new RuntimeSettings(asset, megabytes, logRetentionDays, tracing, metricsSeconds);
  }
}
