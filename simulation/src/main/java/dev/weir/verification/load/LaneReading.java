package dev.weir.verification.load;

import java.time.Duration;
import java.time.Instant;

/**
 * How Lambda reads a shard, at its own pace.
 *
 * @param isPushed whether records are pushed, with enhanced fan-out; otherwise the shard is polled
 * @param pace how long an invocation of a busy lane lasts; zero: no longer than its work
 * @param work how long an invocation takes without waiting
 * @param batchSize maximum number of records in an invocation
 * @param stopped for how long nothing is read at the beginning
 */
public record LaneReading(
    boolean isPushed, Duration pace, Duration work, int batchSize, Duration stopped) {

  // AWS publishes medians of about 50 ms for pushed records, and a poll per second and shard.
  private static final Duration PUSHED_AFTER = Duration.ofMillis(50);
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final int BATCH_SIZE = 1_000;

  /** Records are pushed. */
  public static LaneReading pushed(Duration pace, Duration work) {
    return new LaneReading(true, pace, work, BATCH_SIZE, Duration.ZERO);
  }

  /** The shard is polled once a second. */
  public static LaneReading polled(Duration work) {
    return new LaneReading(false, Duration.ZERO, work, BATCH_SIZE, Duration.ZERO);
  }

  /** Returns the same with another maximum number of records in an invocation. */
  public LaneReading withBatchSize(int records) {
    return new LaneReading(isPushed, pace, work, records, stopped);
  }

  /** Returns the same after an outage. */
  public LaneReading stoppedFor(Duration outage) {
    return new LaneReading(isPushed, pace, work, batchSize, outage);
  }

  /** Returns when a record that arrived can be given to a function that has nothing else to do. */
  Instant deliverable(Instant arrivedAt) {
    if (isPushed) {
      return arrivedAt.plus(PUSHED_AFTER);
    }
    var millis = Math.ceilDiv(arrivedAt.toEpochMilli() + 1, POLL.toMillis()) * POLL.toMillis();
    return Instant.ofEpochMilli(millis);
  }
}
