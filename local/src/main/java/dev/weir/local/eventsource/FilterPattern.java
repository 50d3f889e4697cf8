package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** One pattern of a filter, matched with AWS's library for event patterns. */
final class FilterPattern {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE = "pattern";
  private static final String ANY_OF = "$or";
  private static final String NEGATION = "anything-but";

  /**
   * The operators that Lambda documents. The library has more for EventBridge: {@code wildcard},
   * {@code cidr}, and prefixes and suffixes that ignore case. A pattern with them would work here
   * and not on AWS.
   */
  private static final Set<String> OPERATORS =
      Set.of("prefix", "suffix", "equals-ignore-case", NEGATION, "numeric", "exists");

  private final JsonNode pattern;
  private final Machine machine;

  private FilterPattern(JsonNode pattern, Machine machine) {
    this.pattern = pattern;
    this.machine = machine;
  }

  /**
   * Parses a pattern.
   *
   * @throws IllegalArgumentException naming the unsupported part
   */
  static FilterPattern parse(String text) {
    try {
      var pattern = JSON.readTree(text);
      var problem = JsonRuleCompiler.check(text);
      if (problem != null) {
        throw new IllegalArgumentException(problem.lines().findFirst().orElse("") + ": " + text);
      }
      requireKnownOperators(pattern);
      var machine = Machine.builder().build();
      machine.addRule(RULE, text);
      return new FilterPattern(pattern, machine);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a pattern must be JSON: " + text, e);
    } catch (IOException e) {
      throw new IllegalArgumentException("a pattern can't be read: " + text, e);
    }
  }

  private static void requireKnownOperators(JsonNode fields) {
    for (var field : fields.properties()) {
      var value = field.getValue();
      if (value.isObject()) {
        requireKnownOperators(value);
      } else if (field.getKey().equals(ANY_OF)) {
        value.forEach(FilterPattern::requireKnownOperators);
      } else {
        value.forEach(FilterPattern::requireKnownOperator);
      }
    }
  }

  private static void requireKnownOperator(JsonNode condition) {
    for (var operator : condition.properties()) {
      var isNested = operator.getValue().isObject();
      if (!OPERATORS.contains(operator.getKey())
          || (isNested && !operator.getKey().equals(NEGATION))) {
        throw new IllegalArgumentException("Lambda does not document the operator " + condition);
      }
      if (isNested) {
        requireKnownOperator(operator.getValue());
      }
    }
  }

  /** Returns whether the record matches the pattern. */
  boolean matches(JsonNode record) {
    return !machine.rulesForJSONEvent(record).isEmpty();
  }

  /** Returns whether the pattern constrains a field of the record itself. */
  boolean names(String field) {
    return names(pattern, field);
  }

  private static boolean names(JsonNode fields, String field) {
    if (fields.has(field)) {
      return true;
    }
    for (var alternative : fields.path(ANY_OF)) {
      if (names(alternative, field)) {
        return true;
      }
    }
    return false;
  }
}
