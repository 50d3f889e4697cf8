package dev.weir.market.delivery.commit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A decision without its lists and objects: portfolio, version, state and where it comes from stay,
 * and {@code "shortened":true} says that the rest is in the risk table. What a trading system must
 * know at once is in it: what the portfolio may do.
 */
final class ShortDecision {

  private static final JsonFactory JSON = new JsonFactory();

  private ShortDecision() {}

  /**
   * The short form.
   *
   * @param decision its JSON, an object
   */
  static String of(String decision) {
    var text = new StringWriter();
    try (var parser = JSON.createParser(decision);
        var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var name = parser.currentName();
        if (parser.nextToken().isStructStart()) {
          parser.skipChildren();
        } else {
          json.writeFieldName(name);
          json.copyCurrentEvent(parser);
        }
      }
      json.writeBooleanField("shortened", true);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("The decision is not JSON", e);
    }
    return text.toString();
  }
}
