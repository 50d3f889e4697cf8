package dev.weir.cli.doctor;

import java.util.Map;

/**
 * What is known of a pipeline at a moment. {@code now} is over the last stretch of time, {@code
 * usual} over a longer one before that; 0 where there was nothing.
 *
 * @param pipeline such as {@code access-logs}
 * @param retentionMillis how long its stream keeps records
 * @param arrivals what comes in
 * @param waiting what waits
 * @param computing what the function does
 * @param calls how the services answer that it calls, by name
 * @param disagreements portfolios whose figures the Regions do not agree on
 */
public record Signals(
    String pipeline,
    long retentionMillis,
    Arrivals arrivals,
    Waiting waiting,
    Computing computing,
    Map<String, Calls> calls,
    double disagreements) {

  public Signals {
    calls = Map.copyOf(calls);
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

  /**
   * What waits.
   *
   * @param ageMillis of the oldest record that is not dealt with
   * @param ageSlope by how many milliseconds it rises in a second; negative where it falls
   * @param ageByShard the same by shard
   * @param hottestKeyPercent largest share of one key in a batch; 0 where batches are small
   * @param readsThrottled reads that the stream refused
   */
  public record Waiting(
      double ageMillis,
      double ageSlope,
      Map<String, Double> ageByShard,
      double hottestKeyPercent,
      double readsThrottled) {
    public Waiting {
      ageByShard = Map.copyOf(ageByShard);
    }
  }

  /**
   * What the function does.
   *
   * @param events valid ones that it read
   * @param rejected lines and records that it put aside
   * @param invocations how many
   * @param failed those that failed, and those that asked for the rest of their batch again
   * @param throttled invocations that were refused
   * @param coldStarts instances that were started
   * @param durationMillis the median of an invocation
   */
  public record Computing(
      double events,
      Compared rejected,
      double invocations,
      double failed,
      double throttled,
      double coldStarts,
      Compared durationMillis) {

    /**
     * Whether instances start, and nothing is known of how long they usually take: a first
     * invocation is slow, and its first calls are, which tells nothing.
     */
    boolean startsCold() {
      return coldStarts > 0 && (durationMillis.usual() == 0 || 2 * coldStarts >= invocations);
    }
  }

  /**
   * How a service answers.
   *
   * @param millis the 99th percentile of a call
   * @param totalMillis of all calls together, an invocation
   * @param throttles attempts that it refused
   * @param unanswered attempts that it did not answer
   */
  public record Calls(Compared millis, double totalMillis, double throttles, double unanswered) {}
}
