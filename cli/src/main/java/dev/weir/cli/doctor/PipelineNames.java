package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
import java.time.Duration;
import java.util.List;

/**
 * What a pipeline's metrics are found by.
 *
 * @param pipeline such as {@code access-logs}, with the Region behind it where there are several
 * @param stage its deployment's
 * @param stream that producers put to
 * @param functions in the order of the data's way; the first reads the stream
 */
record PipelineNames(String pipeline, String stage, String stream, List<FunctionNames> functions) {
  PipelineNames {
    functions = List.copyOf(functions);
  }

  /**
   * What a function's metrics are found by.
   *
   * @param function its physical name
   * @param retention how long the stream keeps records that it reads
   */
  record FunctionNames(Step step, String function, Duration retention) {}
}
