package dev.weir.cli.doctor;

/** Where figures begin to mean something. docs/diagnosis.md says why each is what it is. */
final class Thresholds {

  /** An age below is a batch under way. */
  static final double LAG_MILLIS = 5_000;

  /** So many times the baseline load is another load. */
  static final double SURGE_TIMES = 3;

  /** With less than this a second nothing is a surge. */
  static final double MIN_SURGE = 5;

  /** With less than this a second nothing is missed: a stretch without any may be chance. */
  static final double MIN_MISSED = 0.5;

  /** One key's share in batches of a hundred records or more. */
  static final double HOT_KEY_PERCENT = 50;

  /** A shard takes 1,000 records or a megabyte a second; from here on it is full. */
  static final double FULL_RECORDS = 800;

  static final double FULL_BYTES = 800_000;

  /** A call of DynamoDB takes some milliseconds; so much, or so many times the usual, is slow. */
  static final double SLOW_CALL_MILLIS = 500;

  static final double SLOW_TIMES = 5;

  /** An invocation that computes for longer than this, calls left out, computes too long. */
  static final double SLOW_FUNCTION_MILLIS = 500;

  /** A share of lines that can't be read. */
  static final double POISON_SHARE = 0.05;

  /** A share of events that arrive late; a few stragglers do all the time. */
  static final double LATE_SHARE = 0.2;

  static final double DROPPED_SHARE = 0.95;

  /** A single one may be chance. */
  static final double SOME = 3;

  /** So many records make an invocation, whatever the batching. */
  static final double MANY = 10;

  private Thresholds() {}
}
