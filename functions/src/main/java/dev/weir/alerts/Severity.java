package dev.weir.alerts;

import java.util.Locale;

/** How urgent an alert is. */
public enum Severity {
  /** Worth knowing. */
  LOW,
  /** Look at it today. */
  MEDIUM,
  /** Look at it now. */
  HIGH,
  /** Someone has to act now. */
  CRITICAL;

  /** Returns the form used in messages, filters and JSON, such as {@code high}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()} back. */
  public static Severity of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
