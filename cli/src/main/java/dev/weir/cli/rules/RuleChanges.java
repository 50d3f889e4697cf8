package dev.weir.cli.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.weir.transactions.rules.RuleSet;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings of rule sets by path, and the differences between two rule sets. */
final class RuleChanges {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The value of an absent setting. */
  static final String NONE = "(none)";

  private RuleChanges() {}

  /**
   * A setting that differs.
   *
   * @param path such as {@code rules.VELOCITY.count}
   * @param before its value, or {@code (none)}
   * @param after its value, or {@code (none)}
   */
  record ChangedRuleValue(String path, String before, String after) {
    @Override
    public String toString() {
      return "%s: %s -> %s".formatted(path, before, after);
    }
  }

  /** Returns every setting with its value, by path. */
  static SortedMap<String, String> settings(RuleSet rules) {
    try {
      var settings = new TreeMap<String, String>();
      flatten("", JSON.readTree(rules.toJson()), settings);
      return settings;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The serialized rule set is not JSON", e);
    }
  }

  private static void flatten(String path, JsonNode node, SortedMap<String, String> settings) {
    if (node.isArray()) {
      for (var i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), settings);
      }
      return;
    }
    if (!node.isObject()) {
      settings.put(path, node.asText());
      return;
    }
    node.properties()
        .forEach(
            member ->
                flatten(
                    path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                    member.getValue(),
                    settings));
  }

  /** Returns the differences by path; empty if both rule sets are equivalent. */
  static List<ChangedRuleValue> between(RuleSet before, RuleSet after) {
    var old = settings(before);
    var now = settings(after);
    var paths = new TreeSet<>(old.keySet());
    paths.addAll(now.keySet());
    var changes = new ArrayList<ChangedRuleValue>();
    for (var path : paths) {
      var change =
          new ChangedRuleValue(path, old.getOrDefault(path, NONE), now.getOrDefault(path, NONE));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** Adds {@code {"path","before","after"}} for each change. */
  static void addTo(ArrayNode list, List<ChangedRuleValue> changes) {
    changes.forEach(
        change ->
            list.addObject()
                .put("path", change.path())
                .put("before", change.before())
                .put("after", change.after()));
  }
}
