package dev.weir.events.transaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.events.codec.StrictUtf8;
import dev.weir.events.json.JsonException;
import dev.weir.events.json.JsonScanner;
import dev.weir.events.json.TokenBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

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
  private static final int USUAL_BYTES = 512;

  private static final JsonFactory JSON = new JsonFactory();

  private TransactionJson() {}

  /**
   * Reads one object; only blanks may surround it.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @param tokens for what the object holds, also if it is not valid
   * @throws InvalidTransactionException if it is not a valid transaction; no other exception except
   *     the budget's, whatever the bytes are
   */
  public static Transaction read(byte[] bytes, int from, int to, TokenBudget tokens) {
    if (to - from > MAX_BYTES) {
      throw malformed("is longer than " + MAX_BYTES + " bytes");
    }
    var charset = StrictUtf8.charset(bytes, from, to).orElseThrow(() -> malformed("is not UTF-8"));
    try {
      return new TransactionJsonReader(new JsonScanner(bytes, from, to, tokens, MAX_DEPTH, charset))
          .read();
    } catch (JsonException e) {
      // Its offset would be one in the record, and its problem is of little use without the text.
      throw malformed("is not JSON");
    }
  }

  /** Reads one object, without a budget. */
  public static Transaction read(byte[] bytes, int from, int to) {
    return read(bytes, from, to, TokenBudget.UNLIMITED);
  }

  static InvalidTransactionException malformed(String detail) {
    return new InvalidTransactionException(Problem.MALFORMED_JSON, detail);
  }

  /** Returns one line without its end; {@link #read} reads an equal transaction back. */
  public static byte[] write(Transaction transaction) {
    Text.requireEncodable(transaction);
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
