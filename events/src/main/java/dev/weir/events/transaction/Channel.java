package dev.weir.events.transaction;

import java.util.Locale;

/** The way in which a transaction was made. */
public enum Channel {
  /** With the card present, at the place of the transaction. */
  PRESENT,
  /** Online: the place is the merchant's, or as reported by the merchant. */
  ONLINE;

  /** Returns the form used in messages, such as {@code present}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
