package dev.weir.local.eventsource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One pattern of a filter: what each named field, at any depth, must be. */
sealed interface FilterPattern {

  boolean matches(JsonNode value);

  /** Whether this pattern, at its own level, says something about a field. */
  default boolean names(String field) {
    return false;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  static FilterPattern parse(JsonNode pattern) {
    if (!pattern.isObject() || pattern.isEmpty()) {
      throw new IllegalArgumentException("a pattern must be an object with fields: " + pattern);
    }
    var fields = new LinkedHashMap<String, FilterPattern>();
    for (var field : pattern.properties()) {
      fields.put(field.getKey(), parseField(field.getKey(), field.getValue()));
    }
    return new Fields(fields);
  }

  private static FilterPattern parseField(String name, JsonNode value) {
    if (name.equals("$or")) {
      return new AnyOf(children(value).stream().map(FilterPattern::parse).toList());
    }
    if (value.isObject()) {
      return parse(value);
    }
    if (!value.isArray() || value.isEmpty()) {
      throw new IllegalArgumentException(name + " must be an object or a list of what it may be");
    }
    return new OneOf(children(value).stream().map(ValueTest::parse).toList());
  }

  private static List<JsonNode> children(JsonNode array) {
    var children = new ArrayList<JsonNode>();
    array.forEach(children::add);
    return children;
  }

  /** Every named field must match. */
  record Fields(Map<String, FilterPattern> fields) implements FilterPattern {
    @Override
    public boolean matches(JsonNode value) {
      return fields.entrySet().stream()
          .allMatch(field -> field.getValue().matches(part(field, value)));
    }

    @Override
    public boolean names(String field) {
      return fields.containsKey(field)
          || fields.values().stream().anyMatch(part -> part instanceof AnyOf && part.names(field));
    }

    private static JsonNode part(Map.Entry<String, FilterPattern> field, JsonNode value) {
      return field.getValue() instanceof AnyOf ? value : value.path(field.getKey());
    }
  }

  /** {@code $or}: any of the patterns, each of which looks at the object around. */
  record AnyOf(List<FilterPattern> patterns) implements FilterPattern {
    @Override
    public boolean matches(JsonNode value) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(value));
    }

    @Override
    public boolean names(String field) {
      return patterns.stream().anyMatch(pattern -> pattern.names(field));
    }
  }

  /** A leaf: any of the tests holds for the value, or for any element where it is a list. */
  record OneOf(List<ValueTest> tests) implements FilterPattern {
    @Override
    public boolean matches(JsonNode value) {
      // No test but "exists: false" holds for what is not there.
      if (value.isArray() && !value.isEmpty()) {
        return StreamSupport.stream(value.spliterator(), false).anyMatch(this::anyHolds);
      }
      return anyHolds(value.isArray() ? MissingNode.getInstance() : value);
    }

    private boolean anyHolds(JsonNode value) {
      return tests.stream().anyMatch(test -> test.holds(value));
    }
  }
}
