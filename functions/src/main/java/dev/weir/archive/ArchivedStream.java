package dev.weir.archive;

import dev.weir.metrics.Step;
import dev.weir.metrics.stack.DataStream;
import java.util.Arrays;

/** A stream that can be archived. */
public enum ArchivedStream {
  /** The stream of access logs. */
  ACCESS_LOGS(DataStream.ACCESS_LOGS, Step.ACCESS_LOGS_ARCHIVE),
  /** The stream of transactions. */
  TRANSACTIONS(DataStream.TRANSACTIONS, Step.TRANSACTIONS_ARCHIVE),
  /** A Region's stream of ticks, with its pulses. */
  MARKET(DataStream.MARKET, Step.TICKS_ARCHIVE);

  /** The function's variable that names the stream it archives. */
  public static final String VARIABLE = "WEIR_ARCHIVED_STREAM";

  private final DataStream stream;
  private final Step step;

  ArchivedStream(DataStream stream, Step step) {
    this.stream = stream;
    this.step = step;
  }

  /** Returns the stream's names. */
  public DataStream stream() {
    return stream;
  }

  /** Returns the beginning of its objects' keys, and its name in commands. */
  public String pipeline() {
    return stream.pipeline();
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
        .filter(each -> each.pipeline().equals(pipeline))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No stream to archive: " + pipeline));
  }
}
