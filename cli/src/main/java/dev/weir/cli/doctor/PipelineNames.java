package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The names that identify a pipeline's metrics.
 *
 * @param pipeline such as {@code access-logs}, followed by the Region if there are several
 * @param stage of its deployment
 * @param stream that producers put to
 * @param shards the stream's open ones, by id, with the middle of their hash key range
 * @param functions in the order of the data flow; the first reads the stream
 */
record PipelineNames(
    String pipeline,
    String stage,
    String stream,
    Map<String, BigInteger> shards,
    List<StepNames> functions) {

  PipelineNames {
    shards = Map.copyOf(shards);
    functions = List.copyOf(functions);
  }

  /**
   * The names that identify a function's metrics.
   *
   * @param function its physical name
   * @param eventSource the id of the event source that invokes it
   * @param retention of the stream that it reads
   */
  record StepNames(Step step, String function, String eventSource, Duration retention) {}
}
