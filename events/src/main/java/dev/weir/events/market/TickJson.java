package dev.weir.events.market;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.codec.StrictUtf8;
import dev.weir.events.json.JsonException;
import dev.weir.events.json.JsonScanner;
import dev.weir.events.json.TokenBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
  private static final int USUAL_BYTES = 256;

  private static final JsonFactory JSON = new JsonFactory();

  private TickJson() {}

  /**
   * Reads one object; only blanks may surround it.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @param tokens for what the object holds, also if it is not valid
   * @throws InvalidTickException if it is not a valid tick; no other exception except the budget's,
   *     whatever the bytes are
   */
  public static Tick read(byte[] bytes, int from, int to, TokenBudget tokens) {
    if (to - from > MAX_BYTES) {
      throw malformed("is longer than " + MAX_BYTES + " bytes");
    }
    var charset = StrictUtf8.charset(bytes, from, to).orElseThrow(() -> malformed("is not UTF-8"));
    try {
      return new TickJsonReader(new JsonScanner(bytes, from, to, tokens, MAX_DEPTH, charset))
          .read();
    } catch (JsonException e) {
      // Its offset would be one in the record, and its problem is of little use without the text.
      throw malformed("is not JSON");
    }
  }

  /** Reads one object, without a budget. */
  public static Tick read(byte[] bytes, int from, int to) {
    return read(bytes, from, to, TokenBudget.UNLIMITED);
  }

  static InvalidTickException malformed(String detail) {
    return new InvalidTickException(TickProblem.MALFORMED_JSON, detail);
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
