package dev.weir.settings;

import java.util.List;

/** Invalid settings; the message names all problems together. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingProblem> problems;

  /** Creates an exception with one line for each problem. */
  public InvalidSettingsException(List<SettingProblem> problems) {
    super("Invalid settings:" + SettingProblem.lines(problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns all problems, in the order in which they were found. */
  public List<SettingProblem> problems() {
    return problems;
  }
}
