package dev.weir.stream;

import dev.weir.quarantine.Reason;

/**
 * The units in which the work on a record is counted: every quantity that the producer controls.
 * Each has a bound that depends only on the delivered bytes, so that a redelivery is treated the
 * same: a base amount for small records, an amount per KiB delivered, and a maximum.
 *
 * <p>The bounds lie above the needs of honest producers; each constant states by how much. They are
 * chosen so that at its bound a unit costs at most 0.5 s of processor time per MiB delivered, on
 * the compiler C1 that a fresh function runs with.
 */
public enum WorkUnit {
  /**
   * Bytes inflated from gzip. Access logs compress to a tenth, those of one health check to a
   * fortieth, zeroes to a thousandth. 64 MiB are six times the largest Kinesis record (10 MiB), and
   * 4 MiB of gzipped log inflate to about 40 MiB.
   */
  INFLATED_BYTES(Reason.INFLATES_TOO_LARGE, 64 * 1024, 100 * 1024, 64 * 1024 * 1024),

  /**
   * Lines, including empty ones. A real line takes at least 20 bytes of gzip, so that one per byte
   * is twenty times as many. A million lines in 40 MiB have 40 bytes each.
   */
  LINES(Reason.TOO_MANY_LINES, 1_000, 1_024, 1_000_000),

  /**
   * User records of a KPL aggregate. Each takes six bytes in addition to its data, and no event
   * fits into two more. The producer library aggregates up to 50 KB unless configured otherwise.
   */
  USER_RECORDS(Reason.TOO_MANY_USER_RECORDS, 100, 128, 100_000),

  /**
   * Log events of CloudWatch Logs documents, and the documents themselves. CloudWatch gives each
   * event an identity of 56 digits, of which more than eight bytes remain after gzip.
   */
  LOG_EVENTS(Reason.TOO_MANY_LOG_EVENTS, 500, 256, 100_000),

  /**
   * Values and names of JSON, and escapes in its strings, each as often as it is read: at most
   * three times. Shippers' JSON has one in ten bytes and compresses to a tenth or less, so that one
   * of them is read for each byte delivered, and four for identical lines.
   */
  JSON_TOKENS(Reason.TOO_MANY_JSON_TOKENS, 64 * 1024, 6 * 1024, 24 * 1024 * 1024),

  /**
   * Names of fields in W3C headers, and the headers themselves if one differs from the previous
   * one. Servers write one per file, with at most 40 names.
   */
  FIELD_NAMES(Reason.TOO_MANY_FIELD_NAMES, 2_000, 256, 500_000),

  /**
   * Transactions or ticks, valid or not. Each has its own identity or price, so that more than 16
   * bytes of it remain after gzip.
   */
  EVENTS(Reason.TOO_MANY_EVENTS, 500, 64, 50_000),

  /**
   * Lines that are rejected individually. Beyond the bound the complete record is quarantined,
   * which costs one object instead of many. A record of 200-byte lines reaches it with every line.
   */
  REJECTED_LINES(Reason.TOO_MANY_REJECTED_LINES, 250, 128, 50_000),

  /**
   * Bytes of the lines that are rejected individually, each with {@link
   * RecordBudget#REJECTED_OVERHEAD}: they are held in memory until they are stored.
   */
  REJECTED_BYTES(Reason.TOO_MANY_REJECTED_BYTES, 32 * 1024, 8 * 1024, 8 * 1024 * 1024),

  /**
   * Distinct minutes: each is an item of a table. A producer that packs a day into a record has
   * 1,440, however small the record is.
   */
  MINUTES(Reason.TOO_MANY_MINUTES, 1_500, 0, 1_500);

  private final Reason reason;
  private final long start;
  private final long perKibibyte;
  private final long max;

  WorkUnit(Reason reason, long start, long perKibibyte, long max) {
    this.reason = reason;
    this.start = start;
    this.perKibibyte = perKibibyte;
    this.max = max;
  }

  /** Returns why a record that exceeds the bound is quarantined. */
  public Reason reason() {
    return reason;
  }

  /** Returns the largest bound of any record. */
  public long max() {
    return max;
  }

  /** Returns the bound for a record with this many delivered bytes. */
  public long bound(int deliveredBytes) {
    return Math.min(max, start + perKibibyte * deliveredBytes / 1024);
  }
}
