package dev.weir.cli.price;

import dev.weir.cli.price.PricedLoad.Traffic;

/**
 * How often a function is invoked.
 *
 * @param perSecond over all its shards
 * @param events that one of them has, on average
 */
record Invocations(double perSecond, double events) {

  private static final double SHARD_POLLS_PER_SECOND = 1;
  private static final double SCHEDULED_PER_SECOND = 1.0 / 60;

  /**
   * Of a function that reads a stream. A shard has one invocation at a time: until it ends, records
   * wait and go together into the next. Records are taken as evenly spaced, which gives the most
   * invocations.
   */
  static Invocations ofStream(
      FunctionPart function, double shards, Traffic traffic, double seconds) {
    var records = traffic.records() / shards;
    var polls = function.reading() == PriceSheetReading.POLLED ? 1 / SHARD_POLLS_PER_SECOND : 0;
    var apart = Math.max(polls, Math.max(function.windowSeconds(), seconds));
    var paced = Math.min(records, 1 / apart);
    return of(shards * Math.max(paced, records / function.batchSize()), traffic.events());
  }

  /** Of a function that reads changes of a table. */
  static Invocations ofChanges(double changes, double pollsPerSecond) {
    return of(Math.min(changes, pollsPerSecond), changes);
  }

  /** Of a function that a schedule invokes each minute. */
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
