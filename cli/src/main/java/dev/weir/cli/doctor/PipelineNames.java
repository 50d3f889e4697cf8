package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
import java.time.Duration;

/**
 * What a pipeline's metrics are found by.
 *
 * @param pipeline such as {@code access-logs}, with the Region behind it where there are several
 * @param stage its deployment's
 * @param step of the function that reads the stream
 * @param retention how long the stream keeps records
 */
record PipelineNames(
    String pipeline, String stage, Step step, String stream, String function, Duration retention) {}
