package dev.weir.local.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.schemas.StoredVersion.Metadata;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The calls of Glue's API for schemas: names and shapes of members as in the API reference ("Schema
 * registry API"). Error messages begin as AWS's serializer, which parses them, expects.
 */
final class GlueCalls {

  private static final int MAX_METADATA = 10;
  private static final int MOST_RESULTS = 100;

  private final RegionSchemas schemas;
  private final Map<String, UnaryOperator<JsonNode>> operations;

  GlueCalls(RegionSchemas schemas) {
    this.schemas = schemas;
    operations =
        Map.ofEntries(
            operation("CreateRegistry", this::createRegistry),
            operation("GetRegistry", (in, out) -> describe(registry(in), out)),
            operation("ListRegistries", this::listRegistries),
            operation("DeleteRegistry", this::deleteRegistry),
            operation("CreateSchema", this::createSchema),
            operation("GetSchema", (in, out) -> describe(schema(in.path("SchemaId")), out)),
            operation("ListSchemas", this::listSchemas),
            operation("UpdateSchema", this::updateSchema),
            operation("DeleteSchema", this::deleteSchema),
            operation("RegisterSchemaVersion", this::register),
            operation("GetSchemaVersion", (in, out) -> describe(version(in), out)),
            operation("GetSchemaByDefinition", this::byDefinition),
            operation("ListSchemaVersions", this::listVersions),
            operation("DeleteSchemaVersions", this::deleteVersions),
            operation("CheckSchemaVersionValidity", GlueCalls::checkValidity),
            operation("PutSchemaVersionMetadata", this::putMetadata),
            operation("QuerySchemaVersionMetadata", this::queryMetadata),
            operation("RemoveSchemaVersionMetadata", this::removeMetadata));
  }

  private static Map.Entry<String, UnaryOperator<JsonNode>> operation(
      String name, BiConsumer<JsonNode, ObjectNode> answer) {
    return Map.entry(
        name,
        in -> {
          var out = JsonNodeFactory.instance.objectNode();
          answer.accept(in, out);
          return out;
        });
  }

  JsonNode call(String operation, JsonNode in) {
    var answer = operations.get(operation);
    if (answer == null) {
      throw GlueRefusal.unknownOperation(operation);
    }
    return schemas.locked(() -> answer.apply(in));
  }

  private void createRegistry(JsonNode in, ObjectNode out) {
    describe(schemas.createRegistry(text(in, "RegistryName"), text(in, "Description")), out);
  }

  private static void describe(RegionSchemas.Registry registry, ObjectNode out) {
    out.put("RegistryArn", registry.arn());
    out.put("RegistryName", registry.name());
    out.put("Description", registry.description());
    out.put("Status", "AVAILABLE");
    out.put("CreatedTime", registry.createdAt().toString());
    out.put("UpdatedTime", registry.createdAt().toString());
  }

  private void listRegistries(JsonNode in, ObjectNode out) {
    page(in, out, "Registries", schemas.registries(), GlueCalls::describe);
  }

  private void deleteRegistry(JsonNode in, ObjectNode out) {
    var registry = registry(in);
    schemas.deleteRegistry(registry.name());
    out.put("RegistryArn", registry.arn());
    out.put("RegistryName", registry.name());
    out.put("Status", "DELETING");
  }

  private void createSchema(JsonNode in, ObjectNode out) {
    var schema =
        schemas.createSchema(
            registryName(in.path("RegistryId")),
            text(in, "SchemaName"),
            text(in, "DataFormat"),
            in.path("Compatibility").asText(CompatibilityMode.NONE.name()),
            text(in, "Description"),
            text(in, "SchemaDefinition"));
    describe(schema, out);
    out.put("SchemaVersionId", schema.versions.get(1).id);
    out.put("SchemaVersionStatus", "AVAILABLE");
  }

  private void describe(StoredSchema schema, ObjectNode out) {
    out.put("RegistryName", schema.registry);
    out.put("RegistryArn", schemas.registry(schema.registry).arn());
    out.put("SchemaName", schema.name);
    out.put("SchemaArn", schema.arn);
    out.put("Description", schema.description);
    out.put("DataFormat", schema.format.name());
    out.put("Compatibility", schema.mode.name());
    out.put("SchemaCheckpoint", schema.checkpoint);
    out.put("LatestSchemaVersion", schema.latest().map(version -> version.number).orElse(0));
    out.put("NextSchemaVersion", schema.next);
    out.put("SchemaStatus", "AVAILABLE");
    out.put("CreatedTime", schema.createdAt.toString());
    out.put("UpdatedTime", schema.createdAt.toString());
  }

  private void listSchemas(JsonNode in, ObjectNode out) {
    var of = in.hasNonNull("RegistryId") ? List.of(registry(in)) : schemas.registries();
    var all = of.stream().flatMap(registry -> registry.schemas().values().stream()).toList();
    page(
        in,
        out,
        "Schemas",
        all,
        (schema, each) -> {
          each.put("RegistryName", schema.registry);
          each.put("SchemaName", schema.name);
          each.put("SchemaArn", schema.arn);
          each.put("Description", schema.description);
          each.put("SchemaStatus", "AVAILABLE");
          each.put("CreatedTime", schema.createdAt.toString());
        });
  }

  private void updateSchema(JsonNode in, ObjectNode out) {
    var schema = schema(in.path("SchemaId"));
    if (in.hasNonNull("SchemaVersionNumber")) {
      schema.checkpoint = numbered(schema, in.path("SchemaVersionNumber")).number;
    }
    if (in.hasNonNull("Compatibility")) {
      schema.mode = CompatibilityMode.named(text(in, "Compatibility"));
    }
    identify(schema, out);
  }

  private void deleteSchema(JsonNode in, ObjectNode out) {
    var schema = schema(in.path("SchemaId"));
    schemas.deleteSchema(schema);
    out.put("SchemaArn", schema.arn);
    out.put("SchemaName", schema.name);
    out.put("Status", "DELETING");
  }

  private void register(JsonNode in, ObjectNode out) {
    var version = schemas.register(schema(in.path("SchemaId")), text(in, "SchemaDefinition"));
    out.put("SchemaVersionId", version.id);
    out.put("VersionNumber", version.number);
    out.put("Status", version.status.name());
  }

  private static void describe(StoredVersion version, ObjectNode out) {
    out.put("SchemaVersionId", version.id);
    out.put("SchemaDefinition", version.definition);
    out.put("DataFormat", version.schema.format.name());
    out.put("SchemaArn", version.schema.arn);
    out.put("VersionNumber", version.number);
    out.put("Status", version.status.name());
    out.put("CreatedTime", version.createdAt.toString());
  }

  private void byDefinition(JsonNode in, ObjectNode out) {
    var definition = text(in, "SchemaDefinition");
    RegionSchemas.requireLength(definition);
    var schema = schema(in.path("SchemaId"));
    var version =
        schema
            .withDefinition(definition)
            .orElseThrow(
                () ->
                    GlueRefusal.notFound(
                        "Schema version is not found. RegistryName: %s, SchemaName: %s, SchemaArn: %s"
                            .formatted(schema.registry, schema.name, schema.arn)));
    out.put("SchemaVersionId", version.id);
    out.put("SchemaArn", schema.arn);
    out.put("DataFormat", schema.format.name());
    out.put("Status", version.status.name());
    out.put("CreatedTime", version.createdAt.toString());
  }

  private void listVersions(JsonNode in, ObjectNode out) {
    var versions = schema(in.path("SchemaId")).versions.values();
    page(
        in,
        out,
        "Schemas",
        versions,
        (version, each) -> {
          each.put("SchemaArn", version.schema.arn);
          each.put("SchemaVersionId", version.id);
          each.put("VersionNumber", version.number);
          each.put("Status", version.status.name());
          each.put("CreatedTime", version.createdAt.toString());
        });
  }

  /** {@code Versions} is a number or a range, such as {@code 2-4}. */
  private void deleteVersions(JsonNode in, ObjectNode out) {
    var schema = schema(in.path("SchemaId"));
    var range = text(in, "Versions");
    if (!range.matches("[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})?")) {
      throw GlueRefusal.invalid("Versions is neither a number nor a range of numbers.");
    }
    var ends = Arrays.stream(range.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    var errors = out.putArray("SchemaVersionErrors");
    IntStream.rangeClosed(ends[0], ends[ends.length - 1])
        .forEach(number -> delete(schema, number, error -> errors.add(error)));
  }

  private static void delete(StoredSchema schema, int number, Consumer<ObjectNode> failed) {
    var isInUse = number == schema.checkpoint;
    if (!isInUse && schema.versions.remove(number) != null) {
      return;
    }
    var error = JsonNodeFactory.instance.objectNode().put("VersionNumber", number);
    error
        .putObject("ErrorDetails")
        .put("ErrorCode", isInUse ? "InvalidInputException" : "EntityNotFoundException")
        .put(
            "ErrorMessage",
            isInUse ? "The checkpoint version cannot be deleted." : "Schema version is not found.");
    failed.accept(error);
  }

  private static void checkValidity(JsonNode in, ObjectNode out) {
    var format = DefinitionFormat.named(text(in, "DataFormat"));
    var definition = text(in, "SchemaDefinition");
    RegionSchemas.requireLength(definition);
    try {
      format.canonical(definition);
      out.put("Valid", true);
    } catch (GlueRefusal e) {
      out.put("Valid", false);
      out.put("Error", e.getMessage());
    }
  }

  private void putMetadata(JsonNode in, ObjectNode out) {
    var version = version(in);
    var pair = in.path("MetadataKeyValue");
    var key = text(pair, "MetadataKey");
    var value = text(pair, "MetadataValue");
    var before = version.metadata.get(key);
    if (before != null && before.value().equals(value)) {
      throw GlueRefusal.exists(
          "Resource already exist for schema version id: %s, metadata key: %s, metadata value: %s"
              .formatted(version.id, key, value));
    }
    if (before == null && version.metadata.size() >= MAX_METADATA) {
      throw GlueRefusal.tooMany(
          "Your resource limits for Schema Version Metadata have been exceeded.");
    }
    version.metadata.put(key, new Metadata(value, schemas.now()));
    describeMetadata(version, key, value, out);
  }

  private void removeMetadata(JsonNode in, ObjectNode out) {
    var version = version(in);
    var pair = in.path("MetadataKeyValue");
    var key = text(pair, "MetadataKey");
    var value = text(pair, "MetadataValue");
    var before = version.metadata.get(key);
    if (before == null || !before.value().equals(value)) {
      throw GlueRefusal.notFound("Metadata is not found. MetadataKey: " + key);
    }
    version.metadata.remove(key);
    describeMetadata(version, key, value, out);
  }

  private static void describeMetadata(
      StoredVersion version, String key, String value, ObjectNode out) {
    identify(version.schema, out);
    out.put("LatestVersion", version.schema.latest().filter(version::equals).isPresent());
    out.put("VersionNumber", version.number);
    out.put("SchemaVersionId", version.id);
    out.put("MetadataKey", key);
    out.put("MetadataValue", value);
  }

  private void queryMetadata(JsonNode in, ObjectNode out) {
    var version = version(in);
    out.put("SchemaVersionId", version.id);
    var all = out.putObject("MetadataInfoMap");
    version.metadata.forEach(
        (key, metadata) ->
            all.putObject(key)
                .put("MetadataValue", metadata.value())
                .put("CreatedTime", metadata.createdAt().toString()));
  }

  private static void identify(StoredSchema schema, ObjectNode out) {
    out.put("SchemaArn", schema.arn);
    out.put("SchemaName", schema.name);
    out.put("RegistryName", schema.registry);
  }

  private RegionSchemas.Registry registry(JsonNode in) {
    return schemas.registry(registryName(in.path("RegistryId")));
  }

  private static String registryName(JsonNode id) {
    var name = text(id, "RegistryName");
    var arn = text(id, "RegistryArn");
    if (!name.isEmpty() && !arn.isEmpty()) {
      throw GlueRefusal.invalid(
          "One of registryName or registryArn has to be provided, both cannot be provided.");
    }
    if (!arn.isEmpty()) {
      return arn.substring(arn.lastIndexOf('/') + 1);
    }
    return name.isEmpty() ? RegionSchemas.DEFAULT_REGISTRY : name;
  }

  private StoredSchema schema(JsonNode id) {
    var arn = text(id, "SchemaArn");
    var name = text(id, "SchemaName");
    var registry = text(id, "RegistryName");
    if (!arn.isEmpty() && !(name.isEmpty() && registry.isEmpty())) {
      throw GlueRefusal.invalid(
          "One of (registryName and schemaName) or schemaArn has to be provided, both cannot be"
              + " provided.");
    }
    if (arn.isEmpty() && (name.isEmpty() || registry.isEmpty())) {
      throw GlueRefusal.invalid(
          "At least one of (registryName and schemaName) or schemaArn has to be provided.");
    }
    var parts = arn.isEmpty() ? new String[] {"", registry, name} : arn.split("/", -1);
    return (parts.length < 3
            ? Optional.<StoredSchema>empty()
            : schemas.findSchema(parts[1], parts[2]))
        .orElseThrow(
            () ->
                GlueRefusal.notFound(
                    "Schema is not found. RegistryName: %s, SchemaName: %s, SchemaArn: %s"
                        .formatted(orNull(registry), orNull(name), orNull(arn))));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? "null" : text;
  }

  private StoredVersion version(JsonNode in) {
    var id = text(in, "SchemaVersionId");
    if (!id.isEmpty() && (in.hasNonNull("SchemaId") || in.hasNonNull("SchemaVersionNumber"))) {
      throw GlueRefusal.invalid(
          "No other input parameters can be specified when fetching by SchemaVersionId.");
    }
    return id.isEmpty()
        ? numbered(schema(in.path("SchemaId")), in.path("SchemaVersionNumber"))
        : schemas.version(id);
  }

  private static StoredVersion numbered(StoredSchema schema, JsonNode number) {
    var isLatest = number.path("LatestVersion").asBoolean();
    if (isLatest && number.hasNonNull("VersionNumber")) {
      throw GlueRefusal.invalid("Only one of VersionNumber or LatestVersion is required.");
    }
    if (!isLatest && !number.hasNonNull("VersionNumber")) {
      throw GlueRefusal.invalid("One of version number (or) latest version is required.");
    }
    var found =
        isLatest
            ? schema.latest().orElse(null)
            : schema.versions.get(number.path("VersionNumber").asInt());
    if (found == null) {
      throw GlueRefusal.notFound(
          "Schema version is not found. RegistryName: %s, SchemaName: %s, SchemaArn: %s, VersionNumber: %s, isLatestVersion: %s"
              .formatted(
                  schema.registry,
                  schema.name,
                  schema.arn,
                  number.path("VersionNumber").asText("null"),
                  isLatest));
    }
    return found;
  }

  /** Returns a page of a list; the token of the next one is the index at which it begins. */
  private static <T> void page(
      JsonNode in,
      ObjectNode out,
      String member,
      Collection<T> all,
      BiConsumer<T, ObjectNode> describe) {
    var token = in.path("NextToken").asText("0");
    if (!token.matches("[0-9]{1,6}")) {
      throw GlueRefusal.invalid("The next token is not valid.");
    }
    var from = Integer.parseInt(token);
    var most = in.path("MaxResults").asInt(MOST_RESULTS);
    if (most < 1 || most > MOST_RESULTS) {
      throw GlueRefusal.invalid("MaxResults is from 1 to 100.");
    }
    var items = out.putArray(member);
    all.stream().skip(from).limit(most).forEach(each -> describe.accept(each, items.addObject()));
    if (from + most < all.size()) {
      out.put("NextToken", Integer.toString(from + most));
    }
  }

  private static String text(JsonNode in, String member) {
    return in.path(member).asText("");
  }
}
