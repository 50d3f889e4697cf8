package dev.weir.archive;

import dev.weir.metrics.Step;
import java.util.Arrays;

/** A stream that can be archived. */
public enum ArchivedStream {
  /** The stream of access logs. */
  ACCESS_LOGS("access-logs", Step.ACCESS_LOGS_ARCHIVE),
  /** The stream of transactions. */
  TRANSACTIONS("transactions", Step.TRANSACTIONS_ARCHIVE);

  /** The function's variable that names the stream it archives. */
  public static final String VARIABLE = "WEIR_ARCHIVED_STREAM";

  private final String pipeline;
  private final Step step;

  ArchivedStream(String pipeline, Step step) {
    this.pipeline = pipeline;
    this.step = step;
  }

  /** Returns the beginning of its objects' keys, and its name in commands. */
  public String pipeline() {
    return pipeline;
  }

  /** Returns the function that archives it. */
  public Step step() {
    return step;
  }

  /**
   * Returns the stream of a pipeline.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ArchivedStream of(String pipeline) {
    return Arrays.stream(values())
        .filter(stream -> stream.pipeline.equals(pipeline))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No stream to archive: " + pipeline));
  }
}
