package dev.weir.events.market;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.weir.events.codec.Rfc3339;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Ticks as JSON in UTF-8: {@code
 * {"symbol","venue","session","sequence","price","bid","ask","size","occurredAt","epoch","corrects","cancels"}}.
 *
 * <p>{@code price}, {@code bid}, {@code ask} and {@code size} are texts, {@code "101.25"}; {@code
 * sequence} is a number; {@code occurredAt} is RFC 3339. {@code bid}, {@code ask} and {@code size}
 * may be absent or null; {@code epoch}, a number, is absent in the first one; {@code corrects} or
 * {@code cancels}, a number, is only in a tick that corrects or cancels the trade of that sequence.
 * Unknown fields are skipped; a duplicate field is refused, because readers would differ on which
 * one counts.
 */
public final class TickJson {

  /** The longest object that is read, in bytes; one with every field at its limit has 400. */
  public static final int MAX_BYTES = 16_384;

  // A skipped value may be nested.
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NAME_CHARS = 1_000;
  // A double is written with 17 digits, a long with 19.
  private static final int MAX_NUMBER_DIGITS = 40;
  private static final int USUAL_BYTES = 256;

  // As for transactions: UTF-8 only, and field names from outside are not interned.
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

  private TickJson() {}

  /**
   * Reads one object; only blanks may surround it.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @throws InvalidTickException if it is not a valid tick; no other exception, whatever the bytes
   *     are
   */
  public static Tick read(byte[] bytes, int from, int to) {
    if (to - from > MAX_BYTES) {
      throw malformed("is longer than " + MAX_BYTES + " bytes");
    }
    try (var json = JSON.createParser(bytes, from, to - from)) {
      return new TickReader(json).read();
    } catch (IOException e) {
      // The parser's message quotes the text, which must not be repeated.
      throw malformed("is not JSON");
    }
  }

  private static InvalidTickException malformed(String detail) {
    return new InvalidTickException(TickProblem.MALFORMED_JSON, detail);
  }

  private static InvalidTickException badField(String detail) {
    return new InvalidTickException(TickProblem.BAD_FIELD, detail);
  }

  private static final class TickReader {
    private final JsonParser json;
    private final TickFields fields = new TickFields();

    TickReader(JsonParser json) {
      this.json = json;
    }

    Tick read() throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("is not a JSON object");
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        readField(json.currentName(), json.nextToken());
      }
      if (json.nextToken() != null) {
        throw malformed("has more than one JSON object");
      }
      return fields.toTick();
    }

    private void readField(String name, JsonToken token) throws IOException {
      switch (name) {
        case "symbol" -> fields.symbol = text(name, token, fields.symbol);
        case "venue" -> fields.venue = text(name, token, fields.venue);
        case "session" -> fields.session = text(name, token, fields.session);
        case "sequence" -> fields.sequence = sequence(name, token, fields.sequence);
        case "epoch" -> fields.epoch = sequence(name, token, fields.epoch);
        case "corrects" -> fields.corrects = sequence(name, token, fields.corrects);
        case "cancels" -> fields.cancels = sequence(name, token, fields.cancels);
        case "price" -> fields.price = decimal(name, token, fields.price);
        case "bid" -> fields.bid = decimal(name, token, fields.bid);
        case "ask" -> fields.ask = decimal(name, token, fields.ask);
        case "size" -> fields.size = decimal(name, token, fields.size);
        case "occurredAt" -> fields.occurredAt = time(token);
        default -> json.skipChildren();
      }
    }

    private String text(String name, JsonToken token, String before) throws IOException {
      requireOnce(name, before == null);
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      if (token != JsonToken.VALUE_STRING) {
        throw badField(name + " is not a JSON string");
      }
      return json.getText();
    }

    // A JSON number would have been converted to a double somewhere.
    private String decimal(String name, JsonToken token, String before) throws IOException {
      if (token.isNumeric()) {
        throw new InvalidTickException(
            TickProblem.BAD_PRICE, name + " is a number; give it as a string, such as \"101.25\"");
      }
      return text(name, token, before);
    }

    private Long sequence(String name, JsonToken token, Long before) throws IOException {
      requireOnce(name, before == null);
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      if (token != JsonToken.VALUE_NUMBER_INT
          || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw badField(name + " is not a whole number");
      }
      return json.getLongValue();
    }

    private Instant time(JsonToken token) throws IOException {
      requireOnce("occurredAt", fields.occurredAt == null);
      if (token.isNumeric()) {
        throw new InvalidTickException(
            TickProblem.BAD_TIME, "occurredAt is a number; give it as an RFC 3339 string");
      }
      var text = text("occurredAt", token, null);
      try {
        return text == null ? null : Rfc3339.parse(text);
      } catch (DateTimeException e) {
        throw new InvalidTickException(TickProblem.BAD_TIME, "occurredAt " + e.getMessage());
      }
    }

    private static void requireOnce(String name, boolean isFirst) {
      if (!isFirst) {
        throw badField(name + " is there twice");
      }
    }
  }

  /** Returns one line without its end; {@link #read} reads an equal tick back. */
  public static byte[] write(Tick tick) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("symbol", tick.symbol());
      json.writeStringField("venue", tick.venue());
      json.writeStringField("session", tick.session());
      json.writeNumberField("sequence", tick.sequence());
      write("price", tick.price(), json);
      write("bid", tick.bid(), json);
      write("ask", tick.ask(), json);
      write("size", tick.size(), json);
      json.writeStringField("occurredAt", tick.occurredAt().toString());
      if (tick.epoch() > 0) {
        json.writeNumberField("epoch", tick.epoch());
      }
      if (tick.amends().isPresent()) {
        var amends = tick.amends().get();
        json.writeNumberField(amends.cancels() ? "cancels" : "corrects", amends.sequence());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory can't fail
    }
    return bytes.toByteArray();
  }

  private static void write(String name, Optional<BigDecimal> decimal, JsonGenerator json)
      throws IOException {
    if (decimal.isPresent()) {
      json.writeStringField(name, decimal.get().toPlainString());
    }
  }
}
