package dev.weir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The published schema of alerts, and a closed form of it that allows no other members. */
public final class AlertSchema {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_ALWAYS = Set.of("mode", "late", "lastArrival");
  private static final Schema CLOSED = schema(closed(read()));

  private AlertSchema() {}

  static JsonNode read() {
    try (var file = AlertSchema.class.getResourceAsStream("/schema/alert-v1.json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Schema schema(JsonNode document) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(document);
  }

  private static JsonNode closed(JsonNode document) {
    close(document);
    document.path("$defs").forEach(AlertSchema::close);
    return document;
  }

  private static void close(JsonNode object) {
    if (object.has("properties")) {
      ((ObjectNode) object).put("unevaluatedProperties", false);
    }
  }

  static List<String> problems(Schema schema, JsonNode alert) {
    return schema
        .validate(
            alert,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  static JsonNode json(Alert alert) {
    try {
      return JSON.readTree(AlertJson.of(alert, Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the differences between an alert and the schema: refused values, undescribed members,
   * and members of the evidence that the schema does not require.
   */
  public static List<String> differences(Alert alert) {
    var json = json(alert);
    var differences = new ArrayList<>(problems(CLOSED, json));
    json.path("evidence")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!NOT_ALWAYS.contains(name) && problems(CLOSED, without(json, name)).isEmpty()) {
                differences.add("evidence." + name + " is not required");
              }
            });
    return differences;
  }

  private static JsonNode without(JsonNode alert, String figure) {
    var copy = alert.deepCopy();
    ((ObjectNode) copy.path("evidence")).remove(figure);
    return copy;
  }
}
