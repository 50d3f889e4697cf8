package dev.weir.local.schemas;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A version of a schema. Guarded by the lock of its {@link RegionSchemas}. */
final class StoredVersion {

  /** Whether a version may be used, or failed the comparison with earlier ones. */
  enum Status {
    AVAILABLE,
    FAILURE
  }

  /** A value of a version's metadata, and when it was put there. */
  record Metadata(String value, Instant createdAt) {}

  final StoredSchema schema;
  final String id;
  final int number;
  final String definition;
  final String canonical;
  final Status status;
  final Instant createdAt;
  final Map<String, Metadata> metadata = new LinkedHashMap<>();

  StoredVersion(
      StoredSchema schema,
      String id,
      int number,
      String definition,
      String canonical,
      Status status,
      Instant createdAt) {
    this.schema = schema;
    this.id = id;
    this.number = number;
    this.definition = definition;
    this.canonical = canonical;
    this.status = status;
    this.createdAt = createdAt;
  }

  boolean isAvailable() {
    return status == Status.AVAILABLE;
  }
}
