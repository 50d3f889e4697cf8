package dev.weir.infra;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Reads settings out of the CDK's context and collects every problem instead of stopping at the
 * first.
 *
 * <p>A value given with {@code -c key=value} is always text; one from {@code cdk.json} has JSON's
 * types. Both are accepted for every setting. An absent or empty value means the default.
 */
final class ContextReader {
  private final Function<String, Object> context;
  private final SortedSet<String> known = new TreeSet<>();
  // A set: two pipelines that read the same key find the same problem.
  private final Set<SettingProblem> problems = new LinkedHashSet<>();

  /** {@code context} gives a key's value, or null where there is none. */
  ContextReader(Function<String, Object> context) {
    this.context = context;
  }

  /** The value as text, if there is one; a JSON object or array is written as JSON. */
  Optional<String> optional(String key) {
    return given(key);
  }

  String text(String key, String fallback, Predicate<String> accepted, String remedy) {
    return parse(key, fallback, value -> Optional.of(value).filter(accepted), remedy);
  }

  /** A setting that may be missing altogether. */
  Optional<String> optional(String key, Predicate<String> accepted, String remedy) {
    Optional<String> value = given(key);
    value.filter(accepted.negate()).ifPresent(bad -> refuse(key, bad, remedy));
    return value.filter(accepted);
  }

  /** One of two words. */
  String choice(String key, String fallback, String one, String other) {
    return text(
        key,
        fallback,
        value -> value.equals(one) || value.equals(other),
        "give " + one + " or " + other);
  }

  boolean flag(String key, boolean fallback) {
    return parse(key, fallback, ContextReader::toBoolean, "give true or false");
  }

  int number(String key, int fallback, int least, int most) {
    String remedy = "give a whole number from " + least + " to " + most;
    return number(key, fallback, value -> value >= least && value <= most, remedy);
  }

  int number(String key, int fallback, IntPredicate accepted, String remedy) {
    return parse(key, fallback, value -> toInt(value).filter(accepted::test), remedy);
  }

  /** Adds a problem that only shows when settings are seen together, or by somebody else. */
  void refuse(String key, String value, String remedy) {
    problems.add(new SettingProblem(key, value, remedy));
  }

  /**
   * Refuses keys that look like a setting and are none, since a misspelt setting would silently
   * keep its default. Keys of the CDK and its tools have a colon, hyphen, slash or at sign in them.
   */
  void refuseUnknown(Iterable<String> keys) {
    for (String key : keys) {
      if (key.matches("[A-Za-z][A-Za-z0-9_.]*") && !known.contains(key)) {
        String value = Objects.toString(context.apply(key));
        refuse(key, value, "is no setting; there are " + String.join(", ", known));
      }
    }
  }

  /** The keys that were asked for so far. */
  SortedSet<String> known() {
    return Collections.unmodifiableSortedSet(known);
  }

  List<SettingProblem> problems() {
    return List.copyOf(problems);
  }

  private <T> T parse(String key, T fallback, Function<String, Optional<T>> parser, String remedy) {
    Optional<String> text = given(key);
    if (text.isEmpty()) {
      return fallback;
    }
    Optional<T> value = text.flatMap(parser);
    if (value.isEmpty()) {
      refuse(key, text.get(), remedy);
    }
    return value.orElse(fallback);
  }

  private Optional<String> given(String key) {
    known.add(key);
    return Optional.ofNullable(context.apply(key))
        .map(ContextReader::asText)
        .filter(text -> !text.isBlank());
  }

  private static Optional<Boolean> toBoolean(String value) {
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> toInt(String value) {
    // JSON numbers may come through the CDK's bridge as 1.0.
    String digits = value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
    return digits.matches("-?[0-9]{1,9}")
        ? Optional.of(Integer.parseInt(digits))
        : Optional.empty();
  }

  private static String asText(Object value) {
    return value instanceof Map || value instanceof List
        ? ContextJson.write(value)
        : value.toString();
  }
}
