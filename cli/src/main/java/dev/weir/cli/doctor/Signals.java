package dev.weir.cli.doctor;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What is known of a pipeline at a moment. {@code now} is over the last stretch of time, {@code
 * usual} over a longer one before that; 0 where there was nothing.
 *
 * @param pipeline such as {@code access-logs}
 * @param stream that producers put to: its physical name
 * @param arrivals what comes in
 * @param steps its functions, in the order of the data flow; the first reads what comes in
 * @param disagreements portfolios whose figures the Regions do not agree on
 */
public record Signals(
    String pipeline,
    String stream,
    Arrivals arrivals,
    List<StepSignals> steps,
    double disagreements) {

  public Signals {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("A pipeline has a function at least: " + pipeline);
    }
  }

  /** The step that reads the pipeline's stream. */
  StepSignals first() {
    return steps.getFirst();
  }

  /** A figure, and what it usually is. */
  public record Compared(double now, double usual) {

    /** Whether it is so many times what it usually is, and usually is anything. */
    boolean isTimes(double factor) {
      return usual > 0 && now >= factor * usual;
    }
  }

  /**
   * What comes in.
   *
   * @param total records now
   * @param perSecond records
   * @param steady whether records usually came all the time, and not all at once
   * @param shards the open ones, by id
   * @param refused records that the stream refused
   * @param ever whether anything ever came, as far as metrics go back
   */
  public record Arrivals(
      double total,
      Compared perSecond,
      boolean steady,
      Map<String, ShardLoad> shards,
      double refused,
      boolean ever) {
    public Arrivals {
      shards = Map.copyOf(shards);
    }
  }

  /**
   * What comes into one shard now.
   *
   * @param perSecond records
   * @param bytesPerSecond bytes
   * @param middle of its range of hash keys, where it would be split
   */
  public record ShardLoad(double perSecond, double bytesPerSecond, BigInteger middle) {

    /** Whether it takes about as much as a shard can. */
    boolean isFull() {
      return perSecond >= Thresholds.FULL_RECORDS || bytesPerSecond >= Thresholds.FULL_BYTES;
    }
  }
}
