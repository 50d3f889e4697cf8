package dev.weir.rehearsal.inject;

import java.util.Locale;

/** What the strength of a fault counts, and within which bounds. */
enum Strength {
  /** As many times the baseline load. */
  TIMES("times the baseline load", 1, 100),
  /** A share of records or calls. */
  SHARE("of all, 0 to 1", 0.01, 1),
  /** Milliseconds that something takes longer. */
  MILLIS("ms", 1, 50_000),
  /** It is there or not. */
  NONE("", 0, 0);

  private final String unit;
  private final double least;
  private final double most;

  Strength(String unit, double least, double most) {
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  /** Whether a fault can have this strength. */
  boolean allows(double value) {
    return value >= least && value <= most;
  }

  /** The values that it allows. */
  String bounds() {
    return this == NONE ? "none" : number(least) + " to " + number(most);
  }

  /** A strength for people, such as {@code 1,500 ms}. */
  String text(double value) {
    return this == NONE ? "" : number(value) + " " + unit;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%s", value);
  }
}
