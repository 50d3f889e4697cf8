package dev.weir.events.transaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.events.codec.Rfc3339;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Transactions as JSON in UTF-8: {@code
 * {"id","userId","amount","currency","merchant","category","channel","location":{"country","city","lat","lon"},"occurredAt"}}.
 *
 * <p>{@code amount} is text, {@code "12.50"}; {@code channel} is {@code present} or {@code online};
 * {@code occurredAt} is RFC 3339. {@code category}, and {@code lat} with {@code lon}, may be absent
 * or null; so may the location of an online purchase, or a part of it. Unknown fields are skipped,
 * so that producers can add some; a duplicate field is refused, because readers would differ on
 * which one counts.
 */
public final class TransactionJson {

  /** The longest object that is read, in bytes. One with every text at its limit has under 6 KB. */
  public static final int MAX_BYTES = 65_536;

  // A skipped value may be nested.
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NAME_CHARS = 1_000;
  // A double is written with 17 digits, a long with 19.
  private static final int MAX_NUMBER_DIGITS = 40;
  private static final int USUAL_BYTES = 512;

  // UTF-8 only: other encodings are not guessed. Names are not interned, because anyone may send
  // new ones.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_CHARS)
                  .maxNumberLength(MAX_NUMBER_DIGITS)
                  .build())
          .build();

  private TransactionJson() {}

  /**
   * Reads one object; only blanks may surround it.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @throws InvalidTransactionException if it is not a valid transaction; no other exception,
   *     whatever the bytes are
   */
  public static Transaction read(byte[] bytes, int from, int to) {
    if (to - from > MAX_BYTES) {
      throw malformed("is longer than " + MAX_BYTES + " bytes");
    }
    try (var json = JSON.createParser(bytes, from, to - from)) {
      return new TransactionReader(json).read();
    } catch (IOException e) {
      // The parser's message quotes the text, which must not be repeated.
      throw malformed("is not JSON");
    }
  }

  private static InvalidTransactionException malformed(String detail) {
    return new InvalidTransactionException(Problem.MALFORMED_JSON, detail);
  }

  private static final class TransactionReader {
    private final JsonParser json;
    private final TransactionFields fields = new TransactionFields();
    private boolean hasLocation;

    TransactionReader(JsonParser json) {
      this.json = json;
    }

    Transaction read() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("is not a JSON object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        readField(json.currentName(), json.nextToken());
      }
      if (json.nextToken() != null) {
        throw malformed("has more than one JSON object");
      }
      return fields.toTransaction();
    }

    private void readField(String name, JsonToken token) throws IOException {
      switch (name) {
        case "id" -> fields.id = text(name, token, fields.id);
        case "userId" -> fields.userId = text(name, token, fields.userId);
        case "amount" -> fields.amount = amount(token);
        case "currency" -> fields.currency = text(name, token, fields.currency);
        case "merchant" -> fields.merchant = text(name, token, fields.merchant);
        case "category" -> fields.category = text(name, token, fields.category);
        case "channel" -> fields.channel = channel(token);
        case "location" -> readLocation(token);
        case "occurredAt" -> readTime(token);
        default -> json.skipChildren();
      }
    }

    private void readLocation(JsonToken token) throws IOException {
      requireOnce("location", !hasLocation);
      if (token == JsonToken.VALUE_NULL) {
        return;
      }
      requireKind("location", token == JsonToken.START_OBJECT, "object");
      hasLocation = true;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        readLocationField(json.currentName(), json.nextToken());
      }
    }

    private void readLocationField(String name, JsonToken token) throws IOException {
      switch (name) {
        case "country" -> fields.country = text("location.country", token, fields.country);
        case "city" -> fields.city = text("location.city", token, fields.city);
        case "lat" -> fields.latitude = degrees("location.lat", token, fields.latitude);
        case "lon" -> fields.longitude = degrees("location.lon", token, fields.longitude);
        default -> json.skipChildren();
      }
    }

    private String text(String name, JsonToken token, String before) throws IOException {
      requireOnce(name, before == null);
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      requireKind(name, token == JsonToken.VALUE_STRING, "string");
      return json.getText();
    }

    // A JSON number would have been converted to a double somewhere.
    private String amount(JsonToken token) throws IOException {
      if (token.isNumeric()) {
        throw new InvalidTransactionException(
            Problem.BAD_AMOUNT, "amount is a number; give it as a string, such as \"12.50\"");
      }
      return text("amount", token, fields.amount);
    }

    private Channel channel(JsonToken token) throws IOException {
      requireOnce("channel", fields.channel == null);
      var text = text("channel", token, null);
      return switch (text) {
        case null -> null;
        case "present" -> Channel.PRESENT;
        case "online" -> Channel.ONLINE;
        default -> throw TransactionFields.badChannel();
      };
    }

    private void readTime(JsonToken token) throws IOException {
      requireOnce("occurredAt", fields.occurredAt == null);
      if (token.isNumeric()) {
        throw new InvalidTransactionException(
            Problem.BAD_TIME, "occurredAt is a number; give it as an RFC 3339 string");
      }
      var text = text("occurredAt", token, null);
      fields.occurredAt = text == null ? null : time(text);
    }

    private static Instant time(String text) {
      try {
        return Rfc3339.parse(text);
      } catch (DateTimeException e) {
        throw new InvalidTransactionException(Problem.BAD_TIME, "occurredAt " + e.getMessage());
      }
    }

    private Double degrees(String name, JsonToken token, Double before) throws IOException {
      requireOnce(name, before == null);
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      requireKind(name, token.isNumeric(), "number");
      return json.getDoubleValue();
    }

    private static void requireOnce(String name, boolean isFirst) {
      if (!isFirst) {
        throw new InvalidTransactionException(Problem.BAD_FIELD, name + " is there twice");
      }
    }

    private static void requireKind(String name, boolean is, String kind) {
      if (!is) {
        throw new InvalidTransactionException(Problem.BAD_FIELD, name + " is not JSON " + kind);
      }
    }
  }

  /** Returns one line without its end; {@link #read} reads an equal transaction back. */
  public static byte[] write(Transaction transaction) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var json = JSON.createGenerator(bytes)) {
      write(json, transaction);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Transaction transaction) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", transaction.id());
    json.writeStringField("userId", transaction.userId());
    json.writeStringField("amount", transaction.amount().amount().toPlainString());
    json.writeStringField("currency", transaction.amount().currency().getCurrencyCode());
    json.writeStringField("merchant", transaction.merchant());
    if (transaction.category().isPresent()) {
      json.writeStringField("category", transaction.category().get());
    }
    json.writeStringField("channel", transaction.channel().text());
    write(json, transaction.location());
    json.writeStringField("occurredAt", transaction.occurredAt().toString());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Location location) throws IOException {
    if (location.equals(Location.UNKNOWN)) {
      return;
    }
    json.writeObjectFieldStart("location");
    writeUnlessEmpty(json, "country", location.country());
    writeUnlessEmpty(json, "city", location.city());
    if (location.coordinates().isPresent()) {
      json.writeNumberField("lat", location.coordinates().get().latitude());
      json.writeNumberField("lon", location.coordinates().get().longitude());
    }
    json.writeEndObject();
  }

  private static void writeUnlessEmpty(JsonGenerator json, String name, String text)
      throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }
}
