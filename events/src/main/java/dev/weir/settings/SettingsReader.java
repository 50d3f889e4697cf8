package dev.weir.settings;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads settings, one after the other, and collects their problems, so that all of them are
 * reported together. Absent or blank settings have their defaults.
 */
public final class SettingsReader {

  /** What to give as a name that can be part of a key. */
  public static final String NAME_FORM = "give 1 to 128 bytes without #";

  private static final int MAX_NAME_BYTES = 128;
  // Ten years: far beyond the purpose of any setting, and safe to add to any instant.
  private static final Duration MAX_DURATION = Duration.ofDays(3_650);

  // Bounded before it is computed with: 1e999999999 is a short text.
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");

  private final String place;
  private final Function<String, Optional<String>> source;
  private final SortedSet<String> known = new TreeSet<>();
  private final Set<SettingProblem> problems;

  /**
   * Creates a reader of a source.
   *
   * @param source returns the text of a key, if there is one
   */
  public SettingsReader(Function<String, Optional<String>> source) {
    // A set: two readers of the same key find the same problem.
    this("", source, new LinkedHashSet<>());
  }

  private SettingsReader(
      String place, Function<String, Optional<String>> source, Set<SettingProblem> problems) {
    this.place = place;
    this.source = source;
    this.problems = problems;
  }

  /** Creates a reader of variables such as a function's environment. */
  public SettingsReader(Map<String, String> variables) {
    this(key -> Optional.ofNullable(variables.get(key)));
  }

  /**
   * Reads from a part of the same settings, such as an object in a document or a row of a file. A
   * problem there is a problem of both.
   *
   * @param part the prefix of a key that names its place in the document
   */
  public SettingsReader within(String part, Function<String, Optional<String>> partSource) {
    return new SettingsReader(place + part, partSource, problems);
  }

  /** The text of a key without blanks around it; empty where it is absent or blank. */
  public Optional<String> optional(String key) {
    known.add(key);
    return source.apply(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  public Optional<String> optional(String key, Predicate<String> accepted, String remedy) {
    var value = optional(key);
    value.filter(accepted.negate()).ifPresent(bad -> refuse(key, bad, remedy));
    return value.filter(accepted);
  }

  /** Returns the text of a key without surrounding blanks, or the default. */
  public String text(String key, String byDefault) {
    return optional(key).orElse(byDefault);
  }

  /** Reads a text that is accepted, or the default. */
  public String text(String key, String byDefault, Predicate<String> accepted, String remedy) {
    return optional(key, accepted, remedy).orElse(byDefault);
  }

  /** Reads a name that can be part of a key: 1 to 128 bytes without {@code #}. */
  public String name(String key, String byDefault) {
    return text(key, byDefault, SettingsReader::isName, NAME_FORM);
  }

  /** Whether a text that is not empty can be part of a key. */
  public static boolean isName(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES && !text.contains("#");
  }

  public String choice(String key, String byDefault, String... words) {
    return text(key, byDefault, List.of(words)::contains, "give " + String.join(" or ", words));
  }

  /** Reads {@code true} or {@code false}. */
  public boolean flag(String key, boolean byDefault) {
    return Boolean.parseBoolean(choice(key, Boolean.toString(byDefault), "true", "false"));
  }

  /** Reads an integer within bounds, both inclusive. */
  public int integer(String key, int byDefault, int min, int max) {
    return integer(
        key,
        byDefault,
        number -> number >= min && number <= max,
        "give a whole number from " + min + " to " + max);
  }

  /** Reads an integer that is accepted. */
  public int integer(String key, int byDefault, IntPredicate accepted, String remedy) {
    var digits =
        text(
            key,
            Integer.toString(byDefault),
            text -> text.matches("-?[0-9]{1,9}") && accepted.test(Integer.parseInt(text)),
            remedy);
    return Integer.parseInt(digits);
  }

  /** A decimal number without an exponent that is accepted. */
  public BigDecimal decimal(
      String key, BigDecimal byDefault, Predicate<BigDecimal> accepted, String remedy) {
    return new BigDecimal(
        text(
            key,
            byDefault.toPlainString(),
            text -> DECIMAL.matcher(text).matches() && accepted.test(new BigDecimal(text)),
            remedy));
  }

  /**
   * Reads a decimal number without an exponent that has no default: an absent one is a problem,
   * like one that is not accepted.
   */
  public Optional<BigDecimal> requiredDecimal(
      String key, Predicate<BigDecimal> accepted, String remedy) {
    var value =
        optional(key)
            .filter(text -> DECIMAL.matcher(text).matches())
            .map(BigDecimal::new)
            .filter(accepted);
    if (value.isEmpty()) {
      refuse(key, remedy);
    }
    return value;
  }

  /** An ISO-8601 duration of 0 to ten years. */
  public Duration duration(String key, String byDefault) {
    return duration(key, byDefault, Duration.ZERO, MAX_DURATION);
  }

  /** Reads an ISO-8601 duration within bounds, both inclusive. */
  public Duration duration(String key, String byDefault, Duration min, Duration max) {
    return value(
        key,
        byDefault,
        text -> {
          var duration = durationOf(text);
          if (duration.isEmpty()
              || duration.get().compareTo(min) < 0
              || duration.get().compareTo(max) > 0) {
            throw new IllegalArgumentException(
                "give an ISO-8601 duration from %s to %s; PT5M is five minutes"
                    .formatted(min, max));
          }
          return duration.get();
        },
        Duration.parse(byDefault));
  }

  private static Optional<Duration> durationOf(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty(); // reported by the caller with the bounds
    }
  }

  /**
   * Reads any value that a function parses.
   *
   * @param parse throws {@link IllegalArgumentException} for an invalid text; its message is the
   *     remedy
   * @param otherwise the value to continue with if the text is invalid
   */
  public <T> T value(String key, String byDefault, Function<String, T> parse, T otherwise) {
    var text = text(key, byDefault);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      refuse(key, text, e.getMessage());
      return otherwise;
    }
  }

  /** Adds a problem that shows only from several settings together, or elsewhere. */
  public void refuse(String key, String value, String remedy) {
    problems.add(new SettingProblem(place + key, value, remedy));
  }

  /** Adds a problem with a setting's given value. */
  public void refuse(String key, String remedy) {
    refuse(key, text(key, ""), remedy);
  }

  /** Adds a problem that another reader found. */
  public void refuse(SettingProblem problem) {
    problems.add(problem);
  }

  /**
   * Refuses keys that were never read, because a misspelt setting would silently keep its default.
   *
   * @param keys the present keys that are meant as settings
   */
  public void refuseUnknown(Iterable<String> keys) {
    for (var key : keys) {
      if (!known.contains(key)) {
        var value = source.apply(key).orElse("");
        refuse(key, value, "unknown setting; known are " + String.join(", ", known));
      }
    }
  }

  /** Returns the keys that were read so far. */
  public SortedSet<String> known() {
    return Collections.unmodifiableSortedSet(known);
  }

  /** Returns the problems so far, in the order in which they were found. */
  public List<SettingProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException if there was any problem
   */
  public void failOnProblems() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems());
    }
  }
}
