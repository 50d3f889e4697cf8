package dev.weir.cli.price;

import dev.weir.cli.price.PricedLoad.Traffic;

/**
 * The rate of a function's invocations.
 *
 * @param perSecond over all its shards
 * @param events per invocation, on average
 */
record Invocations(double perSecond, double events) {

  private static final double SHARD_POLLS_PER_SECOND = 1;
  private static final double SCHEDULED_PER_SECOND = 1.0 / 60;

  /**
   * Returns the rate for a function that reads a stream. A shard has one invocation at a time;
   * until it ends, records wait and then enter the next one together. Records are assumed to be
   * evenly spaced, which gives the most invocations.
   */
  static Invocations ofStream(
      FunctionPart function, double shards, Traffic traffic, double seconds) {
    var records = traffic.records() / shards;
    var polls = function.reading() == PriceSheetReading.POLLED ? 1 / SHARD_POLLS_PER_SECOND : 0;
    var apart = Math.max(polls, Math.max(function.windowSeconds(), seconds));
    var paced = Math.min(records, 1 / apart);
    return of(shards * Math.max(paced, records / function.batchSize()), traffic.events());
  }

  /** Returns the rate for a function that reads a table's changes. */
  static Invocations ofChanges(double changes, double pollsPerSecond) {
    return of(Math.min(changes, pollsPerSecond), changes);
  }

  /** Returns the rate for a function whose batches of a table's changes fill for a while. */
  static Invocations ofWindows(FunctionPart function, double changes) {
    var paced = Math.min(changes, 1.0 / Math.max(1, function.windowSeconds()));
    return of(Math.max(paced, changes / function.batchSize()), changes);
  }

  /** Returns the rate for a function that a schedule invokes every minute. */
  static Invocations scheduled() {
    return new Invocations(SCHEDULED_PER_SECOND, 0);
  }

  private static Invocations of(double perSecond, double events) {
    return new Invocations(perSecond, perSecond == 0 ? 0 : events / perSecond);
  }

  Invocations plus(Invocations others) {
    return new Invocations(perSecond + others.perSecond, events);
  }

  double perMonth() {
    return perSecond * Month.SECONDS;
  }
}
