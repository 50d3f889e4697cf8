package dev.weir.market.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.market.exposure.Action;
import dev.weir.market.exposure.Cause;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Halts as JSON: {@code [{"number","scope","cause","action","actor","reason","until"}]}, all texts.
 */
final class HaltsJson {

  private static final JsonFactory JSON = new JsonFactory();

  private HaltsJson() {}

  static String write(List<Halt> halts) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (var halt : halts) {
        json.writeStartObject();
        json.writeStringField("number", Long.toString(halt.number()));
        json.writeStringField("scope", halt.scope());
        if (halt.cause() != Cause.BY_HAND) {
          json.writeStringField("cause", halt.cause().name());
        }
        json.writeStringField("action", halt.action().name());
        json.writeStringField("actor", halt.actor());
        json.writeStringField("reason", halt.reason());
        if (halt.until().isPresent()) {
          json.writeStringField("until", halt.until().get().toString());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  /**
   * Reads the format of {@link #write}.
   *
   * @throws IllegalStateException if it has another format
   */
  static List<Halt> read(String text) {
    var halts = new ArrayList<Halt>();
    try (var json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        var fields = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          var name = json.currentName();
          json.nextToken();
          fields.put(name, json.getText());
        }
        halts.add(
            new Halt(
                Long.parseLong(fields.get("number")),
                fields.get("scope"),
                Cause.valueOf(fields.getOrDefault("cause", Cause.BY_HAND.name())),
                Action.valueOf(fields.get("action")),
                fields.get("actor"),
                fields.get("reason"),
                Optional.ofNullable(fields.get("until")).map(Instant::parse)));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Stored halts can't be read", e);
    }
    return halts;
  }
}
