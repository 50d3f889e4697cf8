package dev.weir.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Removes parts of a template. */
final class EdgeRemoval {
  private EdgeRemoval() {}

  /** Returns the template without the resources of a type whose logical id has a prefix. */
  static Map<String, Object> resource(Map<String, Object> template, String type, String prefix) {
    Map<String, Object> copy = copy(template);
    int before = resources(copy).size();
    resources(copy)
        .entrySet()
        .removeIf(each -> isOf(each.getValue(), type) && each.getKey().startsWith(prefix));
    return changed(copy, resources(copy).size() < before);
  }

  /**
   * Returns the template without the policy statements of such resources whose text contains a
   * word.
   */
  static Map<String, Object> statement(
      Map<String, Object> template, String type, String prefix, String word) {
    Map<String, Object> copy = copy(template);
    var removed = new boolean[1];
    resources(copy)
        .forEach(
            (name, resource) -> {
              if (isOf(resource, type) && name.startsWith(prefix)) {
                removed[0] |= removeStatements(resource, word);
              }
            });
    return changed(copy, removed[0]);
  }

  private static Map<String, Object> changed(Map<String, Object> copy, boolean changed) {
    if (!changed) {
      throw new AssertionError("There is no such edge to remove");
    }
    return copy;
  }

  private static boolean removeStatements(Object node, String word) {
    var removed = false;
    if (node instanceof Map<?, ?> map) {
      if (map.get("Statement") instanceof List<?> statements) {
        removed = statements.removeIf(statement -> statement.toString().contains(word));
      }
      for (var value : map.values()) {
        removed |= removeStatements(value, word);
      }
    } else if (node instanceof List<?> list) {
      for (var value : list) {
        removed |= removeStatements(value, word);
      }
    }
    return removed;
  }

  private static boolean isOf(Object resource, String type) {
    return ((Map<?, ?>) resource).get("Type").equals(type);
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are strings
  private static Map<String, Object> resources(Map<String, Object> template) {
    return (Map<String, Object>) template.get("Resources");
  }

  @SuppressWarnings("unchecked") // a copy of an object is an object
  private static Map<String, Object> copy(Map<String, Object> template) {
    return (Map<String, Object>) deepCopy(template);
  }

  private static Object deepCopy(Object node) {
    return switch (node) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<Object, Object>();
        map.forEach((key, value) -> copy.put(key, deepCopy(value)));
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        list.forEach(value -> copy.add(deepCopy(value)));
        yield copy;
      }
      default -> node;
    };
  }
}
