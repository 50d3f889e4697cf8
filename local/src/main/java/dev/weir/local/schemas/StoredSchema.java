package dev.weir.local.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A schema with its versions. Guarded by the lock of its {@link RegionSchemas}. */
final class StoredSchema {

  private static final int MAX_VERSIONS = 1_000;

  final String registry;
  final String name;
  final String arn;
  final DefinitionFormat format;
  final String description;
  final Instant createdAt;
  final SortedMap<Integer, StoredVersion> versions = new TreeMap<>();
  CompatibilityMode mode;
  int checkpoint = 1;
  int next = 1;

  StoredSchema(
      String registry,
      String name,
      String arn,
      DefinitionFormat format,
      CompatibilityMode mode,
      String description,
      Instant createdAt) {
    this.registry = registry;
    this.name = name;
    this.arn = arn;
    this.format = format;
    this.mode = mode;
    this.description = description;
    this.createdAt = createdAt;
  }

  /** Returns the version with an equivalent definition, if there is one. */
  Optional<StoredVersion> withDefinition(String definition) {
    var canonical = format.canonical(definition);
    return versions.values().stream().filter(each -> each.canonical.equals(canonical)).findFirst();
  }

  /**
   * Returns the version with this definition, or a new one: failed if the mode does not allow it.
   */
  StoredVersion register(String definition, Instant now) {
    var existing = withDefinition(definition);
    if (existing.isPresent()) {
      return existing.get();
    }
    if (mode == CompatibilityMode.DISABLED && !versions.isEmpty()) {
      throw GlueRefusal.invalid(
          "Compatibility DISABLED does not allow versioning. SchemaId: SchemaId(schemaArn=%s, schemaName=%s, registryName=%s)"
              .formatted(arn, name, registry));
    }
    if (versions.size() >= MAX_VERSIONS) {
      throw GlueRefusal.tooMany(
          "More schema versions cannot be created. The maximum limit has been reached.");
    }
    var canonical = format.canonical(definition);
    var isAllowed = mode.allows(format, available(), canonical);
    var version =
        new StoredVersion(
            this,
            id(canonical),
            next++,
            definition,
            canonical,
            isAllowed ? StoredVersion.Status.AVAILABLE : StoredVersion.Status.FAILURE,
            now);
    versions.put(version.number, version);
    return version;
  }

  private List<String> available() {
    return versions.values().stream()
        .filter(StoredVersion::isAvailable)
        .map(version -> version.canonical)
        .toList();
  }

  /** Derived from the definition, so that the same stack has the same ids each time. */
  private String id(String canonical) {
    var named = (arn + canonical).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(named).toString();
  }

  Optional<StoredVersion> latest() {
    return versions.values().stream()
        .filter(StoredVersion::isAvailable)
        .reduce((_, later) -> later);
  }
}
