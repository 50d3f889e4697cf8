package dev.weir.transactions.rules;

import java.util.Locale;

/** The treatment of a rule's findings. */
public enum Mode {
  /** An alert is raised and published. */
  ON,
  /** An alert is recorded without notifying anyone, to try a rule on real traffic. */
  SHADOW,
  /** The rule is not evaluated. */
  OFF;

  /** Returns the form used in documents, such as {@code shadow}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
