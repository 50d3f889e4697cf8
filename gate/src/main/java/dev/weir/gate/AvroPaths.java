package dev.weir.gate;

import org.apache.avro.Schema;

/** Finds the field at a location in a schema's JSON. */
final class AvroPaths {

  private AvroPaths() {}

  /**
   * Returns the field's name, with those of the records around it.
   *
   * @param location such as {@code /fields/7/type/fields/2/type/1}
   */
  static String field(Schema schema, String location) {
    var name = new StringBuilder();
    var at = schema;
    var steps = location.split("/", -1);
    for (var i = 1; i < steps.length && at != null; i++) {
      if (steps[i].equals("fields") && i + 1 < steps.length && at.getType() == Schema.Type.RECORD) {
        var field = at.getFields().get(Integer.parseInt(steps[++i]));
        name.append(name.isEmpty() ? "" : ".").append(field.name());
        at = field.schema();
      } else if (at.getType() == Schema.Type.UNION && steps[i].matches("[0-9]+")) {
        at = at.getTypes().get(Integer.parseInt(steps[i]));
      } else if (steps[i].equals("items")) {
        at = at.getElementType();
      } else if (steps[i].equals("values")) {
        at = at.getValueType();
      }
    }
    return name.toString();
  }
}
