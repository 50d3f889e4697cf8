package dev.weir.engine;

import dev.weir.settings.SettingsReader;
import dev.weir.stream.Batch;
import dev.weir.stream.Deadline;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Outcome;
import dev.weir.stream.Pause;
import dev.weir.stream.Shard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Lets the invocations of a busy lane last until a fixed interval has passed, so that the next
 * batch has more records: fewer requests and commits for the same records ({@link LanePace}). It
 * waits after everything is committed and published, so a crash while waiting only has the batch
 * delivered again. A record waits for at most the interval longer than without pacing.
 *
 * <p>It never waits after a batch that must be delivered again, for a lane that has a backlog, or
 * when the invocation's time is short.
 */
public final class Pacing {

  /** The environment variable with the interval in milliseconds; absent or 0: no pacing. */
  public static final String VARIABLE = "WEIR_PACE_MILLIS";

  /** A longer interval would endanger the promise of a second. */
  public static final Duration MAX_INTERVAL = Duration.ofMillis(500);

  /**
   * The price of an invocation apart from its duration (a request, a write unit and a read unit,
   * $0.95 per million), as the duration of a function with 1,024 MB ($0.0000133 per second).
   */
  private static final Duration FIXED_COST = Duration.ofMillis(70);

  // Shards that an instance sees at a time; those of a resharded stream are forgotten.
  private static final int MAX_LANES = 1_000;

  private final Duration interval;
  private final Duration reserve;
  private final InstantSource clock;
  private final Pause pause;
  private final Map<Shard, LanePace> lanes = new LinkedHashMap<>();

  /**
   * Creates pacing for one instance of a function.
   *
   * @param interval from the beginning of an invocation that waits to its end; zero: none waits
   * @param reserve remaining time of an invocation that is never used for waiting
   */
  public Pacing(Duration interval, Duration reserve, InstantSource clock, Pause pause) {
    this.interval = interval;
    this.reserve = reserve;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Whether it costs less to have a lane's invocations wait.
   *
   * @param perSecond how many invocations the lane would have if they did not wait
   * @param work how long each takes
   * @param interval how long an invocation that waits lasts
   */
  public static boolean saves(double perSecond, Duration work, Duration interval) {
    var unpaced = perSecond * seconds(FIXED_COST.plus(work));
    var paced = 1 + seconds(FIXED_COST) / seconds(interval);
    return unpaced > paced;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Reads the interval. */
  public static Duration interval(SettingsReader reading) {
    return Duration.ofMillis(
        reading.integer(VARIABLE, 0, 0, Math.toIntExact(MAX_INTERVAL.toMillis())));
  }

  /** Returns an engine that also waits. */
  public BiFunction<Batch<KinesisRecord>, Deadline, Outcome> around(
      BiFunction<Batch<KinesisRecord>, Deadline, Outcome> engine) {
    return interval.isZero() ? engine : (batch, deadline) -> paced(engine, batch, deadline);
  }

  private Outcome paced(
      BiFunction<Batch<KinesisRecord>, Deadline, Outcome> engine,
      Batch<KinesisRecord> batch,
      Deadline deadline) {
    var begun = clock.instant();
    var outcome = engine.apply(batch, deadline);
    if (outcome instanceof Outcome.Done && !batch.isEmpty()) {
      waitAfter(batch, begun, deadline);
    }
    return outcome;
  }

  private void waitAfter(Batch<KinesisRecord> batch, Instant begun, Deadline deadline) {
    var work = Duration.between(begun, clock.instant());
    var arrivals = batch.records().stream().map(KinesisRecord::arrivedAt).toList();
    var rest = interval.minus(work);
    if (lane(batch.shard()).isWorthWaiting(arrivals, begun, work, interval)
        && rest.isPositive()
        && !deadline.isNear(reserve.plus(rest))) {
      pause.take(rest);
    }
  }

  private LanePace lane(Shard shard) {
    if (lanes.size() >= MAX_LANES && !lanes.containsKey(shard)) {
      lanes.remove(lanes.keySet().iterator().next());
    }
    return lanes.computeIfAbsent(shard, _ -> new LanePace());
  }
}
