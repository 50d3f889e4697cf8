package dev.weir.cli.doctor;

import dev.weir.metrics.Step;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline's metrics are found by.
 *
 * @param pipeline such as {@code access-logs}, with the Region behind it where there are several
 * @param stage its deployment's
 * @param stream that producers put to
 * @param shards the stream's open ones, by id, with the middle of their range of hash keys
 * @param functions in the order of the data flow; the first reads the stream
 */
record PipelineNames(
    String pipeline,
    String stage,
    String stream,
    Map<String, BigInteger> shards,
    List<FunctionNames> functions) {

  static final String ACCESS_LOGS = "access-logs";
  static final String TRANSACTIONS = "transactions";

  PipelineNames {
    shards = Map.copyOf(shards);
    functions = List.copyOf(functions);
  }

  /**
   * What a function's metrics are found by.
   *
   * @param function its physical name
   * @param eventSource the id of what invokes it
   * @param retention how long the stream keeps records that it reads
   */
  record FunctionNames(Step step, String function, String eventSource, Duration retention) {}
}
