package dev.weir.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that can't be used; the message names all problems together. */
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<SettingProblem> problems;

  /** With each problem in a line. */
  public InvalidSettingsException(List<SettingProblem> problems) {
    super(
        problems.stream()
            .map(SettingProblem::toString)
            .collect(Collectors.joining("\n  ", "Invalid settings:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order in which they were found. */
  public List<SettingProblem> problems() {
    return problems;
  }
}
