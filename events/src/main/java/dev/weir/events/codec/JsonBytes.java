package dev.weir.events.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Bytes in stored JSON: text stays readable, and other bytes are preserved exactly. */
public final class JsonBytes {

  private JsonBytes() {}

  /** Writes the field {@code text} if they are UTF-8, otherwise {@code base64}. */
  public static void write(byte[] bytes, JsonGenerator json) throws IOException {
    var text = StrictUtf8.text(bytes);
    if (text.isPresent()) {
      json.writeStringField("text", text.get());
    } else {
      json.writeFieldName("base64");
      json.writeBinary(bytes);
    }
  }
}
