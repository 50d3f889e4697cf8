package dev.weir.local.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A condition of a statement.
 *
 * @param quantifier for keys with several values
 * @param ifExists whether it holds if the request lacks the key
 * @param key in lower case
 * @param values of which one must match, or with a negated test none may
 */
record Condition(
    Quantifier quantifier, Test test, boolean ifExists, String key, List<String> values) {

  /** Which of a key's values must pass. */
  enum Quantifier {
    ONE(""),
    ANY("ForAnyValue:"),
    ALL("ForAllValues:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }

    static Quantifier of(String operator) {
      return operator.startsWith(ANY.prefix) ? ANY : operator.startsWith(ALL.prefix) ? ALL : ONE;
    }
  }

  /** How one value is compared. */
  enum Test {
    STRING_EQUALS("StringEquals"),
    STRING_NOT_EQUALS("StringNotEquals"),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase"),
    STRING_LIKE("StringLike"),
    STRING_NOT_LIKE("StringNotLike"),
    ARN_EQUALS("ArnEquals"),
    ARN_LIKE("ArnLike"),
    ARN_NOT_EQUALS("ArnNotEquals"),
    ARN_NOT_LIKE("ArnNotLike"),
    BOOL("Bool"),
    NULL("Null");

    private final String operator;

    Test(String operator) {
      this.operator = operator;
    }

    boolean isNegated() {
      return operator.contains("Not");
    }

    private boolean matches(String expected, String actual) {
      return switch (this) {
        case STRING_EQUALS, STRING_NOT_EQUALS -> expected.equals(actual);
        case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL ->
            expected.equalsIgnoreCase(actual);
        case STRING_LIKE, STRING_NOT_LIKE -> Wildcards.matches(expected, actual);
        // IAM treats the two alike.
        case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
            Wildcards.matchesArn(expected, actual);
        case NULL -> throw new IllegalStateException("Null asks for no value");
      };
    }
  }

  private static final String IF_EXISTS = "IfExists";

  Condition {
    values = List.copyOf(values);
  }

  /**
   * Parses an operator and its key.
   *
   * @throws IllegalArgumentException if the operator is not supported here
   */
  static Condition of(String operator, String key, List<String> values) {
    var quantifier = Quantifier.of(operator);
    var bare = operator.substring(quantifier.prefix.length());
    boolean ifExists = bare.endsWith(IF_EXISTS);
    var name = ifExists ? bare.substring(0, bare.length() - IF_EXISTS.length()) : bare;
    for (var test : Test.values()) {
      if (test.operator.equals(name)) {
        return new Condition(quantifier, test, ifExists, key.toLowerCase(Locale.ROOT), values);
      }
    }
    throw new IllegalArgumentException("the condition operator " + operator + " is not known here");
  }

  boolean holds(Map<String, Set<String>> context) {
    var actual = context.getOrDefault(key, Set.of());
    if (test == Test.NULL) {
      return actual.isEmpty() == Boolean.parseBoolean(values.getFirst());
    }
    if (actual.isEmpty()) {
      return holdsWithoutValue();
    }
    Predicate<String> passes =
        value ->
            values.stream().anyMatch(expected -> test.matches(expected, value)) != test.isNegated();
    return quantifier == Quantifier.ALL
        ? actual.stream().allMatch(passes)
        : actual.stream().anyMatch(passes);
  }

  /** A key that is not in the request equals nothing, so it differs from everything. */
  private boolean holdsWithoutValue() {
    return switch (quantifier) {
      case ONE -> ifExists || test.isNegated();
      case ANY -> ifExists;
      case ALL -> true;
    };
  }
}
