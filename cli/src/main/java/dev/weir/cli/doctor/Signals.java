package dev.weir.cli.doctor;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * The measurements of a pipeline at a moment. {@code now} covers the recent window, {@code usual} a
 * longer one before it; 0 stands for no values.
 *
 * @param pipeline such as {@code access-logs}
 * @param stream that producers put to: its physical name
 * @param arrivals the input
 * @param steps its functions, in the order of the data flow; the first reads the input
 * @param disagreements portfolios whose figures differ between Regions
 */
public record Signals(
    String pipeline,
    String stream,
    ArrivalSignals arrivals,
    List<StepSignals> steps,
    double disagreements) {

  public Signals {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A pipeline needs at least one function: " + pipeline);
    }
  }

  /** Returns the step that reads the pipeline's stream. */
  StepSignals first() {
    return steps.getFirst();
  }

  /** A recent figure and its baseline. */
  public record Compared(double now, double usual) {

    /**
     * Returns whether the figure is at least a multiple of its baseline, and the baseline is not
     * zero.
     */
    boolean isTimes(double factor) {
      return usual > 0 && now >= factor * usual;
    }
  }

  /**
   * The input of a pipeline.
   *
   * @param total recent records
   * @param perSecond records
   * @param steady whether the baseline's records arrived continuously rather than all at once
   * @param shards the open ones, by id
   * @param refused records that the stream refused
   * @param ever whether anything ever arrived, as far back as the metrics go
   */
  public record ArrivalSignals(
      double total,
      Compared perSecond,
      boolean steady,
      Map<String, ShardLoad> shards,
      double refused,
      boolean ever) {
    public ArrivalSignals {
      shards = Map.copyOf(shards);
    }
  }

  /**
   * The recent input of one shard.
   *
   * @param perSecond records
   * @param bytesPerSecond bytes
   * @param middle of its hash key range, where it would be split
   */
  public record ShardLoad(double perSecond, double bytesPerSecond, BigInteger middle) {

    /** Returns whether the input is close to a shard's limits. */
    boolean isFull() {
      return perSecond >= Thresholds.FULL_RECORDS || bytesPerSecond >= Thresholds.FULL_BYTES;
    }
  }
}
