package dev.weir.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An object of a JSON document, whose members are settings. They are read one after the other, so
 * that all problems are found together, each under its path, such as {@code rules.velocity.count}.
 */
public final class JsonDocument {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  // Longer than any accepted value, except free text.
  private static final int MAX_SHOWN = 60;

  private final Map<String, Object> members;
  private final SettingsReader reading;
  private final List<JsonDocument> objects = new ArrayList<>();

  private JsonDocument(Map<String, Object> members, SettingsReader whole, String path) {
    this.members = members;
    reading =
        whole.within(path, name -> Optional.ofNullable(members.get(name)).map(JsonDocument::shown));
  }

  /** Parses a document; a text that is not a JSON object is a problem. */
  public static JsonDocument parse(String json) {
    return parse(json, new SettingsReader(Map.of()), "document", "");
  }

  /** Parses a document that is the value of a setting; its problems are problems of the setting. */
  public static JsonDocument parse(String json, SettingsReader settings, String key) {
    return parse(json, settings, key, key + ".");
  }

  private static JsonDocument parse(String json, SettingsReader whole, String key, String path) {
    var members = members(json, remedy -> whole.refuse(key, shown(json), remedy));
    return new JsonDocument(members, whole, path);
  }

  // Text as it is; of everything else, which no setting accepts, its kind.
  private static String shown(Object member) {
    return switch (member) {
      case String text when text.isBlank() -> "\"\"";
      case String text -> text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
      case List<?> _ -> "[...]";
      case Map<?, ?> _ -> "{...}";
      default -> "null, true or false";
    };
  }

  private static Map<String, Object> members(String json, Consumer<String> problem) {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        problem.accept("give a JSON object in braces");
        return Map.of();
      }
      var members = object(parser);
      if (parser.nextToken() != null) {
        problem.accept("remove the text after the closing brace");
      }
      return members;
    } catch (IOException e) {
      var why = e.getMessage().lines().findFirst().orElse("unreadable");
      problem.accept("give JSON; this is not: " + why);
      return Map.of();
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  // A number is kept as written; null, true and false are kept as a value that no setting accepts.
  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
      default -> {
        parser.skipChildren();
        yield token;
      }
    };
  }

  private static List<Object> list(JsonParser parser) throws IOException {
    var values = new ArrayList<Object>();
    for (var token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      values.add(value(parser, token));
    }
    return values;
  }

  /** Returns the reader of its members that are single values. */
  public SettingsReader settings() {
    return reading;
  }

  /** Returns the names of its members, in their order. */
  public Set<String> names() {
    return members.keySet();
  }

  /** Reads a member that is an object; an empty one if absent. */
  public JsonDocument object(String name) {
    return object(name, name, members.get(name));
  }

  /** Reads a member that is a list of objects; an empty list if absent. */
  public List<JsonDocument> list(String name) {
    reading.optional(name);
    if (!members.containsKey(name)) {
      return List.of();
    }
    if (!(members.get(name) instanceof List<?> values)) {
      reading.refuse(name, "give a list in brackets");
      return List.of();
    }
    var entries = new ArrayList<JsonDocument>();
    for (var i = 0; i < values.size(); i++) {
      entries.add(object(name, name + "[" + i + "]", values.get(i)));
    }
    return entries;
  }

  @SuppressWarnings("unchecked") // objects are made in one place, above
  private JsonDocument object(String name, String path, Object found) {
    reading.optional(name);
    if (found != null && !(found instanceof Map)) {
      reading.refuse(path, shown(found), "give a JSON object in braces");
    }
    var object =
        new JsonDocument(
            found instanceof Map ? (Map<String, Object>) found : Map.of(), reading, path + ".");
    objects.add(object);
    return object;
  }

  /**
   * Reads a text that is compared with text from outside, so its surrounding blanks count; empty if
   * absent.
   */
  public Optional<String> exactText(String name, int maxLength) {
    reading.optional(name);
    var found = Optional.ofNullable(members.get(name));
    var text =
        found
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(each -> !each.isBlank() && each.length() <= maxLength);
    if (found.isPresent() && text.isEmpty()) {
      reading.refuse(name, "give a text of 1 to " + maxLength + " characters");
    }
    return text;
  }

  /** Refuses every member, of this object and of those in it, that was never read. */
  public void refuseUnread() {
    reading.refuseUnknown(members.keySet());
    objects.forEach(JsonDocument::refuseUnread);
  }
}
