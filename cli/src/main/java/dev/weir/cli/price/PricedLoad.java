package dev.weir.cli.price;

import dev.weir.metrics.Step;

/**
 * The load, constant over the month.
 *
 * @param lines of access logs per second
 * @param linesPerRecord how many lines a producer packs into a record, at least 1
 * @param transactions per second
 * @param ticks per second and Region
 */
record PricedLoad(double lines, int linesPerRecord, double transactions, double ticks) {

  /** No load. */
  static final PricedLoad NONE = new PricedLoad(0, 1, 0, 0);

  PricedLoad {
    if (lines < 0 || transactions < 0 || ticks < 0 || linesPerRecord < 1) {
      throw new IllegalArgumentException(
          "A load must not be negative, and a record has at least one line");
    }
  }

  static PricedLoad lines(double perSecond, int linesPerRecord) {
    return new PricedLoad(perSecond, linesPerRecord, 0, 0);
  }

  static PricedLoad transactions(double perSecond) {
    return new PricedLoad(0, 1, perSecond, 0);
  }

  static PricedLoad ticks(double perSecond) {
    return new PricedLoad(0, 1, 0, perSecond);
  }

  /** Returns the traffic of a step's stream, or of the stream that the step reads. */
  StreamLoad traffic(Step step, Assumptions assumed) {
    return switch (step) {
      case ACCESS_LOGS, ACCESS_LOGS_ARCHIVE ->
          new StreamLoad(lines, lines / linesPerRecord, lineBytes(assumed) * linesPerRecord);
      case TRANSACTIONS, TRANSACTIONS_ARCHIVE ->
          new StreamLoad(transactions, transactions, assumed.of(Assumption.TRANSACTION_BYTES));
      case MARKS -> new StreamLoad(ticks, ticks, assumed.of(Assumption.TICK_BYTES));
      case TICKS_ARCHIVE -> archivedTicks(assumed);
      case ALERT_OUTBOX, RISK, DELIVERY, PULSE, DECISIONS_ARCHIVE -> StreamLoad.NONE;
    };
  }

  // Pulses are archived too, so the archive of a market without ticks stores an object per window.
  private StreamLoad archivedTicks(Assumptions assumed) {
    var records = ticks + 1 / assumed.of(Assumption.PULSE_SECONDS);
    return new StreamLoad(records, records, assumed.of(Assumption.TICK_BYTES));
  }

  private static double lineBytes(Assumptions assumed) {
    return assumed.of(Assumption.LINE_BYTES);
  }

  /**
   * The input of one stream per second.
   *
   * @param recordBytes size of a record
   */
  record StreamLoad(double events, double records, double recordBytes) {

    static final StreamLoad NONE = new StreamLoad(0, 0, 0);

    double bytes() {
      return records * recordBytes;
    }

    boolean flows() {
      return records > 0;
    }
  }
}
