package dev.weir.local.schemas;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The registries of one Region, in memory. Thread-safe through {@link #locked}. */
final class RegionSchemas {

  /** The registry of schemas that name none. Glue creates it with the first such schema. */
  static final String DEFAULT_REGISTRY = "default-registry";

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_$#.]+");
  private static final int MAX_NAME = 255;
  private static final int MAX_DEFINITION = 170_000;
  private static final int MAX_REGISTRIES = 100;

  private final String region;
  private final String account;
  private final InstantSource clock;
  private final Map<String, Registry> registries = new LinkedHashMap<>();

  RegionSchemas(String region, String account, InstantSource clock) {
    this.region = region;
    this.account = account;
    this.clock = clock;
  }

  /** A registry with its schemas. */
  record Registry(
      String name,
      String arn,
      String description,
      Instant createdAt,
      Map<String, StoredSchema> schemas) {}

  /** Runs an action while nobody else changes anything. */
  synchronized <T> T locked(Supplier<T> action) {
    return action.get();
  }

  Registry createRegistry(String name, String description) {
    requireName("registryName", name);
    if (registries.containsKey(name)) {
      throw GlueRefusal.exists("Registry already exists. RegistryName: " + name);
    }
    if (registries.size() >= MAX_REGISTRIES) {
      throw GlueRefusal.tooMany(
          "More registries cannot be created. The maximum limit has been reached.");
    }
    var registry =
        new Registry(
            name, arn("registry/" + name), description, clock.instant(), new LinkedHashMap<>());
    registries.put(name, registry);
    return registry;
  }

  Registry registry(String name) {
    return Optional.ofNullable(registries.get(name))
        .orElseThrow(() -> GlueRefusal.notFound("Registry is not found. RegistryName: " + name));
  }

  List<Registry> registries() {
    return List.copyOf(registries.values());
  }

  void deleteRegistry(String name) {
    registry(name);
    registries.remove(name);
  }

  /** Creates a schema with its first version. */
  StoredSchema createSchema(
      String registryName,
      String name,
      String format,
      String compatibility,
      String description,
      String definition) {
    requireName("schemaName", name);
    if (registryName.equals(DEFAULT_REGISTRY) && !registries.containsKey(registryName)) {
      createRegistry(registryName, "");
    }
    var registry = registry(registryName);
    if (registry.schemas().containsKey(name)) {
      throw GlueRefusal.exists("Schema already exists. SchemaName: " + name);
    }
    var schema =
        new StoredSchema(
            registryName,
            name,
            arn("schema/" + registryName + "/" + name),
            DefinitionFormat.named(format),
            CompatibilityMode.named(compatibility),
            description,
            clock.instant());
    requireLength(definition);
    schema.register(definition, clock.instant());
    registry.schemas().put(name, schema);
    return schema;
  }

  Optional<StoredSchema> findSchema(String registry, String name) {
    return Optional.ofNullable(registries.get(registry)).map(each -> each.schemas().get(name));
  }

  void deleteSchema(StoredSchema schema) {
    registry(schema.registry).schemas().remove(schema.name);
  }

  StoredVersion register(StoredSchema schema, String definition) {
    requireLength(definition);
    return schema.register(definition, clock.instant());
  }

  StoredVersion version(String id) {
    return registries.values().stream()
        .flatMap(registry -> registry.schemas().values().stream())
        .flatMap(schema -> schema.versions.values().stream())
        .filter(version -> version.id.equals(id))
        .findFirst()
        .orElseThrow(
            () -> GlueRefusal.notFound("Schema version is not found. SchemaVersionId: " + id));
  }

  Instant now() {
    return clock.instant();
  }

  String arn(String resource) {
    return "arn:aws:glue:" + region + ":" + account + ":" + resource;
  }

  private static void requireName(String parameter, String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw GlueRefusal.invalid(
          "The resource name contains too many or too few characters. Parameter Name: "
              + parameter);
    }
    if (!NAME.matcher(name).matches()) {
      throw GlueRefusal.invalid(
          "The parameter value contains one or more characters that are not valid. Parameter Name: "
              + parameter);
    }
  }

  static void requireLength(String definition) {
    if (definition.isBlank() || definition.length() > MAX_DEFINITION) {
      throw GlueRefusal.invalid(
          "The resource name contains too many or too few characters. Parameter Name:"
              + " SchemaDefinition");
    }
  }
}
