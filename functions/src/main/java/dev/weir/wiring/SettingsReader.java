package dev.weir.wiring;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads settings from a function's variables, one after the other, and collects what is wrong, so
 * that all problems are reported together. What is absent or blank has its default.
 */
public final class SettingsReader {

  private static final int MAX_NAME_BYTES = 128;
  // Ten years: far beyond what any of them is for, and safe to add to any instant.
  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  /** Reads from these variables. */
  public SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A name that can be part of a key: 1 to 128 bytes without {@code #}. */
  public String name(String variable, String byDefault) {
    return value(variable, byDefault, SettingsReader::checkedName, byDefault);
  }

  private static String checkedName(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES || name.contains("#")) {
      throw new IllegalArgumentException("give 1 to 128 bytes without #");
    }
    return name;
  }

  /** A whole number within bounds. */
  public int integer(String variable, int byDefault, int least, int most) {
    return value(
        variable,
        Integer.toString(byDefault),
        text -> {
          var number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException("give " + least + " to " + most);
          }
          return number;
        },
        byDefault);
  }

  /** An ISO-8601 duration of 0 to ten years. */
  public Duration duration(String variable, String byDefault) {
    return value(
        variable,
        byDefault,
        text -> {
          var duration = Duration.parse(text);
          if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("give a duration of 0 to 3650 days");
          }
          return duration;
        },
        Duration.parse(byDefault));
  }

  /** A variable's text without blanks around it, or the default. */
  public String text(String variable, String byDefault) {
    var text = environment.getOrDefault(variable, "").strip();
    return text.isEmpty() ? byDefault : text;
  }

  /**
   * Anything that a function makes of the text; one that throws is a problem.
   *
   * @param otherwise what to go on with where the text is wrong
   */
  public <T> T value(String variable, String byDefault, Function<String, T> parse, T otherwise) {
    var text = text(variable, byDefault);
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      problem(variable + "=" + text + " is no whole number");
    } catch (DateTimeException e) {
      problem(variable + "=" + text + " is no ISO-8601 duration; PT5M is five minutes");
    } catch (IllegalArgumentException e) {
      problem(variable + "=" + text + ": " + e.getMessage());
    }
    return otherwise;
  }

  /** Adds a problem that no single variable has. */
  public void problem(String problem) {
    problems.add(problem);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException if anything was wrong
   */
  public void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }
}
