package dev.weir.events.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Reads Avro bodies of every version of an event's schema, as values of the newest one. Each
 * version is compiled once; a body is then read in one pass, in the order in which it was written.
 *
 * <p>The library's reader is unsuitable: it first creates objects of the schema's shape from which
 * the event would have to be built, accepts text that is not UTF-8 and bytes after the body, and
 * lets 109 bytes claim to hold 64 MB.
 */
public final class AvroBodies {

  private final List<String> paths;
  private final Schema latest;
  private final long[] fingerprints;
  private final BodyVersion[] versions;

  /**
   * A compiled version.
   *
   * @param defaults the values before a body is read: the newest schema's defaults for the fields
   *     that the version lacks
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record BodyVersion(AvroNode body, Object[] defaults) {}

  /**
   * Compiles all versions.
   *
   * @param paths the event's values, in order: names of fields of the newest version, with a dot
   *     before one of a nested record
   */
  public AvroBodies(AvroVersions versions, List<String> paths) {
    this.paths = List.copyOf(paths);
    latest = versions.latest();
    fingerprints =
        versions.all().stream().mapToLong(SchemaNormalization::parsingFingerprint64).toArray();
    this.versions = versions.all().stream().map(this::compile).toArray(BodyVersion[]::new);
  }

  private BodyVersion compile(Schema written) {
    var compiler = new Compiler(paths);
    return new BodyVersion(compiler.compile(written, latest, ""), compiler.defaults);
  }

  /**
   * Returns the version with a fingerprint.
   *
   * @throws InvalidMessageException if there is none
   */
  public int versionOf(long fingerprint) {
    for (int i = 0; i < fingerprints.length; i++) {
      if (fingerprints[i] == fingerprint) {
        return i + 1;
      }
    }
    throw new InvalidMessageException(
        InvalidMessageException.MessageProblem.UNKNOWN_SCHEMA,
        "schema %016x is not known".formatted(fingerprint));
  }

  /**
   * Reads a body.
   *
   * @param version of the schema that it was written with; must be known
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @return the values of the paths: String, Long, Double, or null if absent
   * @throws InvalidMessageException if it does not follow its schema; no other exception, whatever
   *     the bytes are
   */
  public Object[] read(int version, byte[] bytes, int from, int to) {
    var compiled = versions[version - 1];
    var values = compiled.defaults.clone();
    var in = new AvroCursor(bytes, from, to);
    compiled.body.read(in, values);
    if (in.left() > 0) {
      throw InvalidMessageException.avro("has bytes after its body");
    }
    return values;
  }

  private static final class Compiler {
    private final List<String> paths;
    private final Object[] defaults;
    private final Map<String, AvroNode.Fields> records = new HashMap<>();

    Compiler(List<String> paths) {
      this.paths = paths;
      defaults = new Object[paths.size()];
    }

    /**
     * Compiles a part of a schema.
     *
     * @param read the newest version's schema at the same path; null if it has none
     */
    AvroNode compile(Schema written, Schema read, String path) {
      if (read != null && !isWanted(path)) {
        return compile(written, null, "");
      }
      var place = read == null ? AvroNode.NOWHERE : paths.indexOf(path);
      return switch (written.getType()) {
        case STRING -> new AvroNode.AvroText(path, place);
        case BYTES -> new AvroNode.Bytes();
        case INT -> new AvroNode.Whole(true, place);
        case LONG -> new AvroNode.Whole(false, place);
        case FLOAT -> new AvroNode.Real(true, place);
        case DOUBLE -> new AvroNode.Real(false, place);
        case BOOLEAN -> new AvroNode.Flag();
        case NULL -> new AvroNode.Null();
        case FIXED -> new AvroNode.Fixed(written.getFixedSize());
        case ENUM -> new AvroNode.Symbol(written.getEnumSymbols().toArray(String[]::new), place);
        case UNION ->
            new AvroNode.Union(
                written.getTypes().stream()
                    .map(branch -> compile(branch, read, path))
                    .toArray(AvroNode[]::new));
        case ARRAY -> new AvroNode.Items(compile(written.getElementType(), null, path));
        case MAP ->
            new AvroNode.Items(
                new AvroNode.AvroText(path, AvroNode.NOWHERE),
                compile(written.getValueType(), null, path));
        case RECORD -> record(written, recordOf(read), path);
      };
    }

    private boolean isWanted(String path) {
      return path.isEmpty()
          || paths.stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "."));
    }

    private AvroNode record(Schema written, Schema read, String path) {
      var known = records.get(written.getFullName() + " " + path);
      if (known != null) {
        return known;
      }
      var record = new AvroNode.Fields();
      // A skipped record has one compiled form, so that it may contain itself.
      records.put(written.getFullName() + " " + path, record);
      if (read != null) {
        read.getFields().stream()
            .filter(field -> written.getFields().stream().noneMatch(each -> is(field, each.name())))
            .forEach(field -> setDefault(field, pathOf(path, field)));
      }
      record.set(
          written.getFields().stream()
              .map(field -> field(field, read, path))
              .toArray(AvroNode[]::new));
      return record;
    }

    private AvroNode field(Schema.Field written, Schema read, String path) {
      var found = read == null ? null : fieldOf(read, written.name());
      return found == null
          ? compile(written.schema(), null, "")
          : compile(written.schema(), found.schema(), pathOf(path, found));
    }

    private static String pathOf(String path, Schema.Field field) {
      return path.isEmpty() ? field.name() : path + "." + field.name();
    }

    private static Schema.Field fieldOf(Schema record, String name) {
      return record.getFields().stream().filter(field -> is(field, name)).findFirst().orElse(null);
    }

    /** Whether a field has this name, or once had it. */
    private static boolean is(Schema.Field field, String name) {
      return field.name().equals(name) || field.aliases().contains(name);
    }

    private static Schema recordOf(Schema read) {
      if (read == null || read.getType() == Schema.Type.RECORD) {
        return read;
      }
      return read.getType() != Schema.Type.UNION
          ? null
          : read.getTypes().stream()
              .filter(branch -> branch.getType() == Schema.Type.RECORD)
              .findFirst()
              .orElse(null);
    }

    private void setDefault(Schema.Field field, String path) {
      var place = paths.indexOf(path);
      if (place >= 0 && field.hasDefaultValue()) {
        defaults[place] = valueOf(field.defaultVal());
      }
    }

    private static Object valueOf(Object byDefault) {
      return switch (byDefault) {
        case String text -> text;
        case Integer number -> number.longValue();
        case Long number -> number;
        case Float real -> real.doubleValue();
        case Double real -> real;
        case JsonProperties.Null _ -> null;
        default -> null;
      };
    }
  }
}
