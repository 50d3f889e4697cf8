package dev.weir.archive;

import dev.weir.metrics.Step;
import java.util.Arrays;

/** A stream that can be archived. */
public enum ArchivedStream {
  /** Of access logs. */
  ACCESS_LOGS("access-logs", Step.ACCESS_LOGS_ARCHIVE),
  /** Of transactions. */
  TRANSACTIONS("transactions", Step.TRANSACTIONS_ARCHIVE);

  /** The function's variable that says which stream it archives. */
  public static final String VARIABLE = "WEIR_ARCHIVED_STREAM";

  private final String pipeline;
  private final Step step;

  ArchivedStream(String pipeline, Step step) {
    this.pipeline = pipeline;
    this.step = step;
  }

  /** What the keys of its objects begin with, and how commands name it. */
  public String pipeline() {
    return pipeline;
  }

  /** The function that archives it. */
  public Step step() {
    return step;
  }

  /**
   * The stream of a pipeline.
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
