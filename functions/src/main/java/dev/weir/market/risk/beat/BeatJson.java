package dev.weir.market.risk.beat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A beat in stored and delivered form: {@code {"group","beat","previousBeat","region","epoch",
 * "pulse":{"region","arrivedAt"},"validUntil","portfolios":[{"portfolio","version","state"}]}}.
 */
public final class BeatJson {

  private static final JsonFactory JSON = new JsonFactory();

  private BeatJson() {}

  /** Returns the beat on one line. */
  public static String write(Beat beat) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("group", beat.group());
      json.writeNumberField("beat", beat.number());
      json.writeNumberField("previousBeat", beat.number() - 1);
      json.writeStringField("region", beat.origin().region());
      json.writeNumberField("epoch", beat.origin().epoch());
      json.writeObjectFieldStart("pulse");
      json.writeStringField("region", beat.pulse().region());
      json.writeStringField("arrivedAt", beat.pulse().arrivedAt().toString());
      json.writeEndObject();
      json.writeStringField("validUntil", beat.validUntil().toString());
      json.writeArrayFieldStart("portfolios");
      for (var standing : beat.standings()) {
        json.writeStartObject();
        json.writeStringField("portfolio", standing.portfolio());
        json.writeNumberField("version", standing.version());
        json.writeStringField("state", standing.state());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return text.toString();
  }

  /** Reads the state from a decision's JSON. */
  static String stateOf(String decision) {
    try (var json = JSON.createParser(decision)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        if (name.equals("state")) {
          return json.getText();
        }
        json.skipChildren();
      }
      throw new IllegalStateException("A stored decision has no state");
    } catch (IOException e) {
      throw new UncheckedIOException("A stored decision is not JSON", e);
    }
  }
}
