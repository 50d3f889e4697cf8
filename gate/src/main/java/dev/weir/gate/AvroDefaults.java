package dev.weir.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * Checks that each default is valid for its type. For a union it must match the first branch (Avro
 * specification, "Unions"); the library accepts a match of any branch.
 */
final class AvroDefaults {

  private final String file;
  private final List<SchemaRefusal> refusals = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private AvroDefaults(String file) {
    this.file = file;
  }

  static List<SchemaRefusal> refusals(String file, Schema schema) {
    var defaults = new AvroDefaults(file);
    defaults.look(schema, "");
    return defaults.refusals;
  }

  private void look(Schema schema, String path) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          schema.getFields().forEach(field -> look(field, path));
        }
      }
      case UNION -> schema.getTypes().forEach(branch -> look(branch, path));
      case ARRAY -> look(schema.getElementType(), path);
      case MAP -> look(schema.getValueType(), path);
      default -> {}
    }
  }

  private void look(Field field, String path) {
    var name = path.isEmpty() ? field.name() : path + "." + field.name();
    var type = field.schema();
    var first = type.getType() == Schema.Type.UNION ? type.getTypes().getFirst() : type;
    if (field.hasDefaultValue() && !fits(field.defaultVal(), first)) {
      refusals.add(
          new SchemaRefusal(
              file,
              name,
              "DEFAULT_DOES_NOT_FIT",
              "give a default of type %s, which stands first, or put another branch first"
                  .formatted(first.getName())));
    }
    look(type, name);
  }

  /** Whether a value is valid for the type, or for any of its branches if it is a union. */
  static boolean fitsAny(Object value, Schema type) {
    return type.getType() == Schema.Type.UNION
        ? type.getTypes().stream().anyMatch(branch -> fits(value, branch))
        : fits(value, type);
  }

  private static boolean fits(Object value, Schema type) {
    return switch (type.getType()) {
      case NULL -> JsonProperties.NULL_VALUE.equals(value);
      case BOOLEAN -> value instanceof Boolean;
      case INT -> value instanceof Integer;
      case LONG -> value instanceof Integer || value instanceof Long;
      case FLOAT, DOUBLE -> value instanceof Number;
      case STRING -> value instanceof String;
      case ENUM -> value instanceof String symbol && type.hasEnumSymbol(symbol);
      case BYTES, FIXED -> value instanceof byte[] || value instanceof String;
      case ARRAY -> value instanceof List<?>;
      case MAP, RECORD -> value instanceof Map<?, ?>;
      case UNION -> true;
    };
  }
}
