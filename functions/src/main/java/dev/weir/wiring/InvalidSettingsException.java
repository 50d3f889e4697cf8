package dev.weir.wiring;

import java.util.List;

/** Settings that can't be used; the message names all problems together. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** With each problem in a line. */
  public InvalidSettingsException(List<String> problems) {
    super("Invalid settings:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem in a line, with its remedy. */
  public List<String> problems() {
    return problems;
  }
}
