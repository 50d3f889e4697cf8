package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** One condition of a filter on one value. A value that is missing comes as a missing node. */
sealed interface ValueTest {

  boolean holds(JsonNode value);

  /**
   * Reads a condition: a value, or an object of one operator.
   *
   * @throws IllegalArgumentException naming the operator that is not known or not well-formed
   */
  static ValueTest parse(JsonNode test) {
    if (test.isValueNode()) {
      return new Equal(test);
    }
    if (!test.isObject() || test.size() != 1) {
      throw new IllegalArgumentException("a condition must be a value or one operator: " + test);
    }
    var operator = test.properties().iterator().next();
    var operand = operator.getValue();
    return switch (operator.getKey()) {
      case "prefix" -> new Prefix(text("prefix", operand));
      case "suffix" -> new Suffix(text("suffix", operand));
      case "equals-ignore-case" -> new SameLetters(text("equals-ignore-case", operand));
      case "exists" -> new Exists(flag(operand));
      case "anything-but" -> new AnythingBut(excluded(operand));
      case "numeric" -> new Numeric(comparisons(operand));
      default ->
          throw new IllegalArgumentException("operator is not supported: " + operator.getKey());
    };
  }

  private static String text(String operator, JsonNode operand) {
    if (!operand.isTextual()) {
      throw new IllegalArgumentException(operator + " takes a string, not " + operand);
    }
    return operand.textValue();
  }

  private static boolean flag(JsonNode operand) {
    if (!operand.isBoolean()) {
      throw new IllegalArgumentException("exists takes true or false, not " + operand);
    }
    return operand.booleanValue();
  }

  private static List<ValueTest> excluded(JsonNode operand) {
    if (operand.isArray()) {
      return StreamSupport.stream(operand.spliterator(), false).map(ValueTest::parse).toList();
    }
    return List.of(parse(operand));
  }

  private static List<Comparison> comparisons(JsonNode operand) {
    if (!operand.isArray() || operand.isEmpty() || operand.size() % 2 != 0) {
      throw new IllegalArgumentException("numeric takes pairs of comparison and number");
    }
    var comparisons = new ArrayList<Comparison>();
    for (int i = 0; i < operand.size(); i += 2) {
      comparisons.add(Comparison.of(operand.get(i).asText(), operand.get(i + 1)));
    }
    return comparisons;
  }

  /** The same string, number, truth value or null. Numbers by value: 1.0 is 1. */
  record Equal(JsonNode expected) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      if (expected.isNumber() && value.isNumber()) {
        return expected.decimalValue().compareTo(value.decimalValue()) == 0;
      }
      return expected.equals(value);
    }
  }

  /** A string that begins so. */
  record Prefix(String prefix) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      return value.isTextual() && value.textValue().startsWith(prefix);
    }
  }

  /** A string that ends so. */
  record Suffix(String suffix) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      return value.isTextual() && value.textValue().endsWith(suffix);
    }
  }

  /** The same string, whatever the case of its letters. */
  record SameLetters(String expected) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      return value.isTextual() && value.textValue().equalsIgnoreCase(expected);
    }
  }

  /** The field is there with a value, or is not there. */
  record Exists(boolean expected) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      return expected == value.isValueNode();
    }
  }

  /** The value is there and is none of these. */
  record AnythingBut(List<ValueTest> excluded) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      return value.isValueNode() && excluded.stream().noneMatch(test -> test.holds(value));
    }
  }

  /** A number within all of these bounds. */
  record Numeric(List<Comparison> comparisons) implements ValueTest {
    @Override
    public boolean holds(JsonNode value) {
      return value.isNumber()
          && comparisons.stream().allMatch(bound -> bound.holds(value.decimalValue()));
    }
  }

  /** One bound of a number. */
  record Comparison(String operator, BigDecimal bound) {
    private static final List<String> OPERATORS = List.of("=", "<", "<=", ">", ">=");

    static Comparison of(String operator, JsonNode bound) {
      if (!OPERATORS.contains(operator) || !bound.isNumber()) {
        throw new IllegalArgumentException("numeric knows no " + operator + " " + bound);
      }
      return new Comparison(operator, bound.decimalValue());
    }

    boolean holds(BigDecimal value) {
      int order = value.compareTo(bound);
      return switch (operator) {
        case "=" -> order == 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        default -> throw new IllegalStateException("Comparison without meaning: " + operator);
      };
    }
  }
}
