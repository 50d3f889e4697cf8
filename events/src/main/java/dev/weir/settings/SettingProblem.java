package dev.weir.settings;

import dev.weir.events.ForeignText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An invalid value, with its remedy.
 *
 * @param key of the setting, or the place of the value: a path in a document, or file, line and
 *     column
 * @param value the invalid value; empty if something is missing
 * @param remedy the accepted values, as an instruction
 */
public record SettingProblem(String key, String value, String remedy) {

  private static final int MAX_LISTED = 100;

  /** Returns the same problem under another name of the setting. */
  public SettingProblem under(String otherKey) {
    return new SettingProblem(otherKey, value, remedy);
  }

  /**
   * Returns an indented line for each problem, each after a line end, so that they can follow a
   * colon. After a hundred, only the number of the others is given.
   */
  public static String lines(List<SettingProblem> problems) {
    var others = problems.size() - MAX_LISTED;
    var more = others > 0 ? Stream.of("and %,d more".formatted(others)) : Stream.<String>empty();
    return Stream.concat(problems.stream().limit(MAX_LISTED).map(SettingProblem::toString), more)
        .map(line -> "\n  " + line)
        .collect(Collectors.joining());
  }

  /** Returns it as a single line for people. */
  @Override
  public String toString() {
    return ForeignText.oneLine(value.isEmpty() ? key : key + " = " + value) + ": " + remedy;
  }
}
