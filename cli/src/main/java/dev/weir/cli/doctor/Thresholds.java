package dev.weir.cli.doctor;

/** The thresholds of the diagnosis. docs/diagnosis.md gives the reason for each. */
final class Thresholds {

  /** A lower age is a batch in progress. */
  static final double LAG_MILLIS = 5_000;

  /** The multiple of the baseline load that makes a surge. */
  static final double SURGE_TIMES = 3;

  /** Below this rate per second, nothing is a surge, and no shard is hot because it lags. */
  static final double MIN_SURGE = 5;

  /** Below this rate per second, nothing is missed: an empty stretch may be chance. */
  static final double MIN_MISSED = 0.5;

  /** One key's share in batches of a hundred records or more. */
  static final double HOT_KEY_PERCENT = 50;

  /**
   * A shard accepts 1,000 records or a megabyte per second; from this rate on it counts as full.
   */
  static final double FULL_RECORDS = 800;

  static final double FULL_BYTES = 800_000;

  /**
   * A DynamoDB call takes some milliseconds; this duration, or a multiple of the baseline, is slow.
   */
  static final double SLOW_CALL_MILLIS = 500;

  static final double SLOW_TIMES = 5;

  /** The limit on an invocation's computing time, without its calls. */
  static final double SLOW_FUNCTION_MILLIS = 500;

  /** A share of unreadable lines. */
  static final double POISON_SHARE = 0.05;

  /** A share of events that arrive late; a few stragglers do all the time. */
  static final double LATE_SHARE = 0.2;

  static final double DROPPED_SHARE = 0.95;

  /** A single occurrence may be chance. */
  static final double SOME = 3;

  /** This many records cause an invocation, whatever the batching. */
  static final double MANY = 10;

  private Thresholds() {}
}
