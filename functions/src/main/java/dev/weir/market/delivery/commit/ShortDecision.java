package dev.weir.market.delivery.commit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A decision without its lists and objects: portfolio, version, state and origin remain, and {@code
 * "shortened":true} marks that the rest is in the risk table. It has the part that a trading system
 * needs immediately: whether the portfolio may trade.
 */
final class ShortDecision {

  private static final JsonFactory JSON = new JsonFactory();

  private ShortDecision() {}

  /**
   * Returns the short form.
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
