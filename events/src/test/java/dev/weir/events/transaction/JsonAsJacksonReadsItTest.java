package dev.weir.events.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The reading of transactions compared with Jackson's parser, which is the oracle of what is JSON
 * and of what its strings and numbers say.
 */
class JsonAsJacksonReadsItTest {

  private static final JsonFactory JACKSON = new JsonFactory();

  private static final List<String> NAMES =
      List.of(
          "id",
          "\\u0069d",
          "userId",
          "amount",
          "currency",
          "merchant",
          "category",
          "channel",
          "location",
          "occurredAt",
          "other",
          "lat",
          "Id",
          "");

  private static final List<String> VALUES =
      List.of(
          "\"t-1\"",
          "\"\\u0041\\n\\/\"",
          "\"é\"",
          "\"\\ud83d\\ude00\"",
          "\"😀 \\\"x\\\\\"",
          "\"\\ud800\"",
          "\"\\x\"",
          "\"a\tb\"",
          "\"12.50\"",
          "\"EUR\"",
          "\"present\"",
          "\"pr\\u0065sent\"",
          "\"2026-11-23T05:59:40Z\"",
          "12",
          "-0",
          "1e2",
          "01",
          "1.",
          "null",
          "true",
          "nul",
          "[1,{\"id\":2},[]]",
          "{}",
          "{\"country\":\"PT\",\"city\":\"Lisbon\"}",
          "{\"country\":\"PT\",\"city\":\"Faro\",\"lat\":37,\"lon\":-7.9e0}",
          "{\"lat\":-0,\"lon\":0.5,\"lat2\":[]}",
          "{\"lat\":1e400,\"lon\":1}",
          "{\"lat\":\"1\"}",
          "[}");

  private static final List<String> USUAL =
      List.of(
          "\"id\":\"t-1\"",
          "\"userId\":\"u-7\"",
          "\"amount\":\"12.50\"",
          "\"currency\":\"EUR\"",
          "\"merchant\":\"Padaria\"",
          "\"channel\":\"online\"",
          "\"occurredAt\":\"2026-11-23T05:59:40Z\"");

  @Test
  void what_is_read_is_what_jackson_reads_and_what_jackson_refuses_is_refused() {
    var accepted = new ArrayList<Transaction>();
    Property.holds(
        20_000,
        draw -> {
          var text = object(draw);
          var expected = jackson(text);
          var read = read(text);
          read.ifPresent(
              transaction -> {
                assertThat(expected).as(text).isPresent();
                assertThat(fields(transaction)).as(text).isEqualTo(known(expected.get()));
                accepted.add(transaction);
              });
        });
    // A comparison of refusals alone would show little.
    assertThat(accepted).hasSizeGreaterThan(2_000);
  }

  @Test
  void what_is_refused_as_malformed_is_refused_by_jackson() {
    Property.holds(
        20_000,
        draw -> {
          var text = object(draw);
          if (isMalformed(text)) {
            assertThat(jackson(text)).as(text).isEmpty();
          }
        });
  }

  /** Returns mostly usual members in any order, some of them replaced, added or without a comma. */
  private static String object(Draw draw) {
    var members = new ArrayList<>(USUAL);
    for (var changes = draw.integer(0, 2); changes > 0; changes--) {
      var member = blanks(draw) + '"' + draw.of(NAMES) + "\":" + blanks(draw) + draw.of(VALUES);
      if (draw.flag()) {
        members.set(draw.integer(0, members.size() - 1), member);
      } else {
        members.add(draw.integer(0, members.size()), member);
      }
    }
    var text = "{" + String.join(draw.integer(0, 30) == 0 ? " " : ",", members) + "}";
    return draw.integer(0, 30) == 0 ? text + draw.of(" ", "\n", "x", "{}", ",") : text;
  }

  private static String blanks(Draw draw) {
    return draw.of("", "", "", " ", "\t\r\n");
  }

  private static Optional<Transaction> read(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      return Optional.of(TransactionJson.read(bytes, 0, bytes.length));
    } catch (InvalidTransactionException e) {
      return Optional.empty();
    }
  }

  private static boolean isMalformed(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      TransactionJson.read(bytes, 0, bytes.length);
      return false;
    } catch (InvalidTransactionException e) {
      return e.problem() == Problem.MALFORMED_JSON;
    }
  }

  private static Map<String, Object> fields(Transaction read) {
    var fields = new HashMap<String, Object>();
    fields.put("id", read.id());
    fields.put("userId", read.userId());
    fields.put("amount", read.amount().amount().toPlainString());
    fields.put("currency", read.amount().currency().getCurrencyCode());
    fields.put("merchant", read.merchant());
    read.category().ifPresent(category -> fields.put("category", category));
    fields.put("channel", read.channel().text());
    read.location()
        .coordinates()
        .ifPresent(
            at -> {
              fields.put("lat", at.latitude());
              fields.put("lon", at.longitude());
            });
    return fields;
  }

  /** Returns the fields of an object that are compared. */
  private static Map<String, Object> known(Map<String, Object> all) {
    var known = new HashMap<String, Object>();
    for (var name : List.of("id", "userId", "amount", "currency", "merchant", "category")) {
      Optional.ofNullable(all.get(name)).ifPresent(value -> known.put(name, value));
    }
    Optional.ofNullable(all.get("channel")).ifPresent(value -> known.put("channel", value));
    if (all.get("location.lat") instanceof Double lat
        && all.get("location.lon") instanceof Double lon
        && (lat != 0 || lon != 0)) {
      known.put("lat", lat);
      known.put("lon", lon);
    }
    return known;
  }

  /** Returns an object's strings and numbers, and those of its location; empty if not JSON. */
  private static Optional<Map<String, Object>> jackson(String text) {
    var all = new HashMap<String, Object>();
    try (var json = JACKSON.createParser(text.getBytes(StandardCharsets.UTF_8))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      members(json, "", all);
      return json.nextToken() == null ? Optional.of(all) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void members(JsonParser json, String prefix, Map<String, Object> into)
      throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = prefix + json.currentName();
      switch (json.nextToken()) {
        case VALUE_STRING -> into.put(name, json.getText());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.put(name, json.getDoubleValue());
        case START_OBJECT -> {
          if (name.equals("location")) {
            members(json, "location.", into);
          } else {
            json.skipChildren();
          }
        }
        default -> json.skipChildren();
      }
    }
  }
}
