package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a flat JSON object of texts. */
final class Json {

  private Json() {}

  static Map<String, String> read(String json) throws IOException {
    var members = new LinkedHashMap<String, String>();
    try (var parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        members.put(parser.currentName(), parser.nextTextValue());
      }
    }
    return members;
  }
}
