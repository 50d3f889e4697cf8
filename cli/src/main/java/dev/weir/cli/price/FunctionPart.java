package dev.weir.cli.price;

import dev.weir.metrics.Step;

/**
 * A function and its invocation.
 *
 * @param step its place in the data flow
 * @param memoryMb its memory
 * @param platformLines whether Lambda's own lines are logged: the system log level is INFO or DEBUG
 * @param metricsSeconds how long an instance may hold metrics; 0: each invocation writes its own
 * @param reading what invokes it
 * @param windowSeconds how long a batch waits to be filled
 * @param paceMillis how long an invocation of a busy shard lasts; 0: no longer than its work
 * @param batchSize maximum number of records in an invocation
 */
record FunctionPart(
    Step step,
    int memoryMb,
    boolean platformLines,
    int metricsSeconds,
    PriceSheetReading reading,
    int windowSeconds,
    int paceMillis,
    int batchSize) {}
