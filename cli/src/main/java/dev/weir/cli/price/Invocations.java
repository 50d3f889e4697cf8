package dev.weir.cli.price;

import dev.weir.cli.price.PricedLoad.StreamLoad;
import dev.weir.engine.Pacing;
import java.time.Duration;

/**
 * A function's invocations.
 *
 * @param perSecond over all its shards
 * @param events per invocation, on average
 * @param seconds that each lasts
 */
record Invocations(double perSecond, double events, double seconds) {

  private static final double SHARD_POLLS_PER_SECOND = 1;
  private static final double SCHEDULED_PER_SECOND = 1.0 / 60;
  private static final double MILLIS = 1e3;
  private static final double NANOS = 1e9;

  /**
   * Returns the invocations of a function that reads a stream. A shard has one invocation at a
   * time; until it ends, records wait and then enter the next one together. Records are assumed to
   * be evenly spaced, which gives the most invocations.
   *
   * @param seconds that one takes without waiting
   */
  static Invocations ofStream(
      FunctionPart function, double shards, StreamLoad traffic, double seconds) {
    var records = traffic.records() / shards;
    var polls = function.reading() == PriceSheetReading.POLLED ? 1 / SHARD_POLLS_PER_SECOND : 0;
    var apart = Math.max(polls, Math.max(function.windowSeconds(), seconds));
    var unpaced = ofShard(function, records, apart);
    return isPaced(function, unpaced, seconds)
        ? of(shards * ofShard(function, records, pace(function)), traffic.events(), pace(function))
        : of(shards * unpaced, traffic.events(), seconds);
  }

  private static double ofShard(FunctionPart function, double records, double apart) {
    return Math.max(Math.min(records, 1 / apart), records / function.batchSize());
  }

  /** Returns the invocations of a function whose batches of a table's changes fill for a while. */
  static Invocations ofWindows(FunctionPart function, double changes, double seconds) {
    var apart = Math.min(changes, 1.0 / Math.max(1, function.windowSeconds()));
    return of(Math.max(apart, changes / function.batchSize()), changes, seconds);
  }

  private static boolean isPaced(FunctionPart function, double perSecond, double seconds) {
    return pace(function) > seconds
        && Pacing.saves(perSecond, duration(seconds), duration(pace(function)));
  }

  private static double pace(FunctionPart function) {
    return function.paceMillis() / MILLIS;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * NANOS));
  }

  /** Returns the invocations of a function that reads a table's changes. */
  static Invocations ofChanges(double changes, double pollsPerSecond, double seconds) {
    return of(Math.min(changes, pollsPerSecond), changes, seconds);
  }

  /** Returns the invocations of a function that a schedule invokes every minute. */
  static Invocations scheduled(double seconds) {
    return new Invocations(SCHEDULED_PER_SECOND, 0, seconds);
  }

  private static Invocations of(double perSecond, double events, double seconds) {
    return new Invocations(perSecond, perSecond == 0 ? 0 : events / perSecond, seconds);
  }

  /** Adds invocations that last as long. */
  Invocations plus(Invocations others) {
    return new Invocations(perSecond + others.perSecond, events, seconds);
  }

  double perMonth() {
    return perSecond * Month.SECONDS;
  }

  double secondsPerMonth() {
    return perMonth() * seconds;
  }
}
