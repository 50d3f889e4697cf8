package dev.weir.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Converts messages in JSON to Avro records with the same fields. */
final class JsonToAvro {

  private JsonToAvro() {}

  static GenericRecord record(JsonNode json, Schema schema) {
    var record = new GenericData.Record(schema);
    for (var field : schema.getFields()) {
      record.put(field.pos(), value(json.path(field.name()), field.schema()));
    }
    return record;
  }

  private static Object value(JsonNode json, Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          json.isMissingNode() || json.isNull() ? null : value(json, schema.getTypes().getLast());
      case RECORD -> record(json, schema);
      case ARRAY -> {
        var items = new ArrayList<Object>();
        json.forEach(each -> items.add(value(each, schema.getElementType())));
        yield items;
      }
      case MAP -> {
        var items = new HashMap<String, Object>();
        json.properties()
            .forEach(
                each -> items.put(each.getKey(), value(each.getValue(), schema.getValueType())));
        yield items;
      }
      case LONG -> json.longValue();
      case STRING -> json.isTextual() ? json.textValue() : json.toString();
      default -> throw new IllegalArgumentException("No message has a " + schema.getType());
    };
  }
}
