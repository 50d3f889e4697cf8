package dev.weir.events.transaction;

import java.util.Locale;

/** How a transaction was made. */
public enum Channel {
  /** The card was there, at the place that the transaction names. */
  PRESENT,
  /** Over the net: the place is the merchant's, or what the merchant was told. */
  ONLINE;

  /** The form that messages use, such as {@code present}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
