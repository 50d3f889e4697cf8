package dev.weir.subscriber;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.subscriber.MarketMessage.BeatMessage;
import dev.weir.subscriber.MarketMessage.DecisionMessage;
import dev.weir.subscriber.MarketMessage.ListedPortfolio;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads messages of the topic; unknown fields are skipped. */
final class MarketMessageReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final String text;
  private final Map<String, String> values = new HashMap<>();
  private final List<ListedPortfolio> listed = new ArrayList<>();

  private MarketMessageReader(String text) {
    this.text = text;
  }

  /**
   * Reads one message.
   *
   * @throws IllegalArgumentException if it is neither a decision nor a beat
   */
  static MarketMessage read(String text) {
    var reader = new MarketMessageReader(text);
    try (var json = JSON.createParser(text)) {
      reader.read(json);
      return reader.values.containsKey("beat") ? reader.beat() : reader.decision();
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException("Neither a decision nor a beat", e);
    }
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("Not a JSON object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (name.equals("portfolios") && token == JsonToken.START_ARRAY) {
        readListed(json);
      } else if (token.isScalarValue()) {
        values.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private void readListed(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      var fields = new HashMap<String, String>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        fields.put(name, json.getText());
        json.skipChildren();
      }
      listed.add(
          new ListedPortfolio(
              required("portfolio", fields),
              number("version", fields),
              TradingState.valueOf(required("state", fields))));
    }
  }

  private BeatMessage beat() {
    return new BeatMessage(
        required("group", values),
        number("beat", values),
        Instant.parse(required("validUntil", values)),
        listed,
        text);
  }

  private DecisionMessage decision() {
    return new DecisionMessage(
        required("portfolio", values),
        number("version", values),
        number("previousVersion", values),
        TradingState.valueOf(required("state", values)),
        required("group", values),
        Instant.parse(required("validUntil", values)),
        values.containsKey("shortened"),
        text);
  }

  private static long number(String name, Map<String, String> values) {
    return Long.parseLong(required(name, values));
  }

  private static String required(String name, Map<String, String> values) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("It has no " + name);
    }
    return value;
  }
}
