package dev.weir.events.transaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/** Every published version of the transaction's Avro schema, the resources {@code v<n>.avsc}. */
final class AvroSchemas {

  /** The newest version: what is written, and what all others are resolved to. */
  static final int LATEST = 2;

  private static final List<Schema> VERSIONS =
      IntStream.rangeClosed(1, LATEST).mapToObj(AvroSchemas::load).toList();

  private AvroSchemas() {}

  /** All versions, from 1. */
  static List<Schema> all() {
    return VERSIONS;
  }

  static Schema latest() {
    return VERSIONS.getLast();
  }

  /**
   * A version.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Schema version(int number) {
    if (number < 1 || number > LATEST) {
      throw new IllegalArgumentException(
          "There is no schema version " + number + "; give 1 to " + LATEST);
    }
    return VERSIONS.get(number - 1);
  }

  /** All versions, by fingerprint. */
  static SchemaStore store() {
    var store = new SchemaStore.Cache();
    VERSIONS.forEach(store::addSchema);
    return store;
  }

  static String resource(int version) {
    return "/avro/transaction/v" + version + ".avsc";
  }

  private static Schema load(int version) {
    try (InputStream file = AvroSchemas.class.getResourceAsStream(resource(version))) {
      return new Schema.Parser().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read schema " + resource(version), e);
    }
  }
}
