package dev.weir.transactions.rules;

import java.util.Locale;

/** What becomes of what a rule finds. */
public enum Mode {
  /** An alert is raised and published. */
  ON,
  /** An alert is recorded, and nobody is told: to try a rule out on real traffic. */
  SHADOW,
  /** The rule is not asked. */
  OFF;

  /** The form that documents use, such as {@code shadow}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
