package dev.weir.local.service;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.local.service.ServiceCall.Access;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The registries and schemas of a call of Glue, as in the Service Authorization Reference: calls on
 * a schema need the permission on its registry too, and getting a version by its id needs it on
 * all.
 */
final class GlueResources {

  private static final Set<String> NAMES =
      Set.of("RegistryName", "RegistryArn", "SchemaName", "SchemaArn");
  private static final String DEFAULT_REGISTRY = "default-registry";
  private static final Set<String> OF_NO_RESOURCE =
      Set.of("ListRegistries", "CheckSchemaVersionValidity");

  private GlueResources() {}

  static List<Access> accesses(String operation, JsonParser parser) throws IOException {
    var names = names(parser);
    var schemaArn = names.get("SchemaArn");
    var parts = schemaArn == null ? new String[0] : schemaArn.split("/", -1);
    var registry =
        parts.length > 1 ? parts[1] : registry(names.get("RegistryName"), names.get("RegistryArn"));
    var schema = parts.length > 2 ? parts[2] : names.get("SchemaName");
    var isNamed = registry != null || schema != null;
    if (OF_NO_RESOURCE.contains(operation) || (!isNamed && !operation.equals("CreateSchema"))) {
      return List.of(new Access(operation, ServiceCall.UNNAMED));
    }
    var within = registry == null ? DEFAULT_REGISTRY : registry;
    var accesses = new ArrayList<Access>();
    accesses.add(new Access(operation, "registry/" + within));
    if (schema != null) {
      accesses.add(new Access(operation, "schema/" + within + "/" + schema));
    }
    return accesses;
  }

  private static String registry(String name, String arn) {
    return arn == null ? name : arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Returns the names in the request or in one of its members. */
  private static Map<String, String> names(JsonParser parser) throws IOException {
    var names = new HashMap<String, String>();
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.VALUE_STRING && NAMES.contains(parser.currentName())) {
        names.put(parser.currentName(), parser.getText());
      }
    }
    return names;
  }
}
