package dev.weir.rehearsal.inject;

import java.util.Locale;

/** The unit of a fault's strength, and its bounds. */
enum Strength {
  /** A multiple of the baseline load. */
  TIMES("times the baseline load", 1, 100),
  /** A share of records or calls. */
  SHARE("of all", 0.01, 1),
  /** An added delay in milliseconds. */
  MILLIS("ms", 1, 50_000),
  /** The fault has no strength: it is on or off. */
  NONE("", 0, 0);

  private final String unit;
  private final double least;
  private final double most;

  Strength(String unit, double least, double most) {
    this.unit = unit;
    this.least = least;
    this.most = most;
  }

  /** Returns whether a fault can have this strength. */
  boolean allows(double value) {
    return value >= least && value <= most;
  }

  /** Returns the allowed values. */
  String bounds() {
    return this == NONE ? "none" : number(least) + " to " + number(most);
  }

  /** Returns a strength as text, such as {@code 1,500 ms}. */
  String text(double value) {
    return this == NONE ? "" : number(value) + " " + unit;
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%s", value);
  }
}
