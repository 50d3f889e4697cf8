package dev.weir.stream;

import dev.weir.quarantine.Reason;

/**
 * What the work on a record is counted in: everything of which the producer decides how much there
 * is. Each has a bound that depends on the delivered bytes alone, so that a redelivery is judged
 * the same: a start that small records need, so much for each KiB delivered, and a maximum.
 *
 * <p>The bounds lie above what honest producers send; below each stands by how much. They are
 * chosen so that at its bound a unit costs at most 0.5 s of processor time for each MiB delivered,
 * on the compiler C1 that a fresh function runs with.
 */
public enum WorkUnit {
  /**
   * Bytes that come out of gzip. Access logs shrink to a tenth, those of one health check to a
   * fortieth, zeroes to a thousandth. 64 MiB are six times the greatest record of Kinesis (10 MiB),
   * and 4 MiB of gzipped log inflate to about 40 MiB.
   */
  INFLATED_BYTES(Reason.INFLATES_TOO_LARGE, 64 * 1024, 100 * 1024, 64 * 1024 * 1024),

  /**
   * Lines, also empty ones. A real line takes at least 20 bytes of gzip, so that one for each byte
   * is twenty times as many. A million lines in 40 MiB have 40 bytes each.
   */
  LINES(Reason.TOO_MANY_LINES, 1_000, 1_024, 1_000_000),

  /**
   * User records of a KPL aggregate. Each takes six bytes alongside its data, and no event fits
   * into two more. The producer library aggregates up to 50 KB unless it is set otherwise.
   */
  USER_RECORDS(Reason.TOO_MANY_USER_RECORDS, 100, 128, 100_000),

  /**
   * Log events of CloudWatch Logs documents, and the documents themselves. CloudWatch gives each
   * event an identity of 56 digits, of which gzip leaves more than eight bytes.
   */
  LOG_EVENTS(Reason.TOO_MANY_LOG_EVENTS, 500, 256, 100_000),

  /**
   * Values and names of JSON, and escapes in its strings, each as often as it is read: at most
   * three times. Shippers' JSON has one in ten bytes and shrinks to a tenth or less, so that one of
   * them is read for each byte delivered, and of lines that are all alike four.
   */
  JSON_TOKENS(Reason.TOO_MANY_JSON_TOKENS, 64 * 1024, 6 * 1024, 24 * 1024 * 1024),

  /**
   * Names of fields in W3C headers, and the headers themselves, where one differs from that before.
   * Servers write one with each file: of 40 names at most.
   */
  FIELD_NAMES(Reason.TOO_MANY_FIELD_NAMES, 2_000, 256, 500_000),

  /**
   * Transactions or ticks, valid or not. Each has an identity or a price of its own, so that gzip
   * leaves more than 16 bytes of it.
   */
  EVENTS(Reason.TOO_MANY_EVENTS, 500, 64, 50_000),

  /**
   * Lines that are rejected one by one. Past the bound the record goes to quarantine as it came,
   * which costs one object in place of many. A record of 200-byte lines reaches it with every line.
   */
  REJECTED_LINES(Reason.TOO_MANY_REJECTED_LINES, 250, 128, 50_000),

  /**
   * Bytes of the lines that are rejected one by one, each with {@link
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

  /** Why a record is quarantined that passes the bound. */
  public Reason reason() {
    return reason;
  }

  /** The greatest bound that any record has. */
  public long max() {
    return max;
  }

  /** How many a record of so many delivered bytes may have. */
  public long bound(int deliveredBytes) {
    return Math.min(max, start + perKibibyte * deliveredBytes / 1024);
  }
}
