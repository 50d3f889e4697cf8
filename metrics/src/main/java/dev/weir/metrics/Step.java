package dev.weir.metrics;

/** A function's place in the data flow, and the value of the dimension {@code Step}. */
public enum Step {
  /** Counts responses per service and minute. */
  ACCESS_LOGS("access-logs"),
  /** Evaluates each user's transactions. */
  TRANSACTIONS("transactions"),
  /** Publishes pending alerts, each minute. */
  ALERT_OUTBOX("alert-outbox"),
  /** Stores the latest price of each instrument. */
  MARKS("market-marks"),
  /** Computes each portfolio's risk and decides. */
  RISK("market-risk"),
  /** Delivers decisions to the Region's trading systems. */
  DELIVERY("market-delivery"),
  /** Puts pulses into the market's stream, every few seconds. */
  PULSE("market-pulse"),
  /** Archives the records of the access logs' stream. */
  ACCESS_LOGS_ARCHIVE("access-logs-archive"),
  /** Archives the records of the transactions' stream. */
  TRANSACTIONS_ARCHIVE("transactions-archive"),
  /** Archives decisions. */
  DECISIONS_ARCHIVE("market-decisions-archive");

  private final String id;

  Step(String id) {
    this.id = id;
  }

  /** Returns the dimension's value. */
  public String id() {
    return id;
  }
}
