package dev.weir.cli.doctor;

import java.util.List;
import java.util.Map;

/**
 * What is known of a pipeline at a moment. {@code now} is over the last stretch of time, {@code
 * usual} over a longer one before that; 0 where there was nothing.
 *
 * @param pipeline such as {@code access-logs}
 * @param arrivals what comes in
 * @param steps its functions, in the order of the data's way; the first reads what comes in
 * @param disagreements portfolios whose figures the Regions do not agree on
 */
public record Signals(
    String pipeline, Arrivals arrivals, List<StepSignals> steps, double disagreements) {

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
   * @param perSecond records
   * @param everyShardPerSecond records now, by shard; also those without any
   * @param everyShardBytesPerSecond bytes now, by shard
   * @param refused records that the stream refused
   * @param ever whether anything ever came, as far as metrics go back
   */
  public record Arrivals(
      Compared perSecond,
      Map<String, Double> everyShardPerSecond,
      Map<String, Double> everyShardBytesPerSecond,
      double refused,
      boolean ever) {
    public Arrivals {
      everyShardPerSecond = Map.copyOf(everyShardPerSecond);
      everyShardBytesPerSecond = Map.copyOf(everyShardBytesPerSecond);
    }
  }
}
