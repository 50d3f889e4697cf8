package dev.weir.infra;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Converts a context value back to its JSON in {@code cdk.json}. */
final class ContextJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ContextJson() {}

  static String write(Object value) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> object -> writeObject(json, object);
      case List<?> array -> writeArray(json, array);
      case Boolean flag -> json.writeBoolean(flag);
      case Number number -> json.writeNumber(ContextSource.text(number));
      default -> json.writeString(value.toString());
    }
  }

  private static void writeObject(JsonGenerator json, Map<?, ?> object) throws IOException {
    json.writeStartObject();
    for (var member : object.entrySet()) {
      json.writeFieldName(member.getKey().toString());
      write(json, member.getValue());
    }
    json.writeEndObject();
  }

  private static void writeArray(JsonGenerator json, List<?> array) throws IOException {
    json.writeStartArray();
    for (Object element : array) {
      write(json, element);
    }
    json.writeEndArray();
  }
}
