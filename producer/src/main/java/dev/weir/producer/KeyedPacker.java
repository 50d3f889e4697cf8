package dev.weir.producer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.events.market.InvalidTickException;
import dev.weir.events.market.TickAvro;
import dev.weir.events.market.TickJson;
import dev.weir.events.market.TickMessages;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import dev.weir.events.transaction.TransactionMessages;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Makes a record of each line, with one of its fields as the partition key, so that all
 * transactions of a user, or all ticks of a symbol, reach one shard in order. The line stays
 * unchanged or is converted to another form.
 *
 * <p>A line without a readable key is sent too, under the key {@code unreadable-<line>}: the
 * pipeline quarantines it, so it is not lost. Blank lines are skipped. The counts can be read from
 * another thread.
 */
public final class KeyedPacker implements Packing {

  /** What the partition key of a line begins with that names no key. */
  public static final String UNREADABLE = "unreadable-";

  // The maximum length of a Kinesis partition key, in characters.
  private static final int MAX_KEY = 256;
  private static final int MAX_BYTES = RecordPacker.MAX_BYTES - 4 * MAX_KEY;
  private static final JsonFactory JSON = new JsonFactory();

  private final RefusalListener refusals;
  private final String keyField;
  private final UnaryOperator<byte[]> form;
  private volatile long unreadable;

  private KeyedPacker(RefusalListener refusals, String keyField, UnaryOperator<byte[]> form) {
    this.refusals = refusals;
    this.keyField = keyField;
    this.form = form;
  }

  /**
   * Makes records of any JSON objects, a line each.
   *
   * @param refusals notified of lines that are longer than a record of the stream may be
   * @param keyField the field of the object whose text is the partition key
   */
  public static KeyedPacker objects(RefusalListener refusals, String keyField) {
    return new KeyedPacker(refusals, keyField, line -> line);
  }

  /**
   * Makes records of transactions, by user.
   *
   * @param refusals receives lines that exceed the stream's maximum record size
   * @param form of valid transactions; other lines stay unchanged, for the pipeline to report their
   *     errors
   * @param schemaId for a form that has one
   */
  public static KeyedPacker transactions(
      RefusalListener refusals, MessageForm form, String schemaId) {
    return new KeyedPacker(
        refusals,
        "userId",
        line -> form == MessageForm.JSON ? line : transaction(line, form, schemaId));
  }

  private static byte[] transaction(byte[] line, MessageForm form, String schemaId) {
    var transaction = TransactionJson.read(line, 0, line.length);
    if (form == MessageForm.AVRO) {
      return TransactionAvro.write(transaction);
    }
    var version =
        form.encoding().orElseThrow() == Encoding.AVRO
            ? new SchemaVersion(Encoding.AVRO, TransactionMessages.LATEST_AVRO)
            : new SchemaVersion(Encoding.PROTOBUF, TransactionMessages.LATEST_PROTOBUF);
    var body = TransactionMessages.body(transaction, version);
    return form.framed(body, TransactionMessages.index(), schemaId);
  }

  /** Makes records of ticks, by symbol; otherwise as {@link #transactions}. */
  public static KeyedPacker ticks(RefusalListener refusals, MessageForm form, String schemaId) {
    return new KeyedPacker(
        refusals, "symbol", line -> form == MessageForm.JSON ? line : tick(line, form, schemaId));
  }

  private static byte[] tick(byte[] line, MessageForm form, String schemaId) {
    var tick = TickJson.read(line, 0, line.length);
    if (form == MessageForm.AVRO) {
      return TickAvro.write(tick);
    }
    var encoding = form.encoding().orElseThrow();
    var body = TickMessages.body(tick, new SchemaVersion(encoding, TickMessages.LATEST_AVRO));
    return form.framed(body, TickMessages.index(), schemaId);
  }

  @Override
  public Optional<LineRecord> add(long number, byte[] line) {
    if (Packing.isBlank(line)) {
      return Optional.empty();
    }
    if (line.length > MAX_BYTES) {
      refusals.add(number, "TOO_LONG", RecordPacker.TOO_LONG);
      return Optional.empty();
    }
    return Optional.of(new LineRecord(formed(line), 1, keyOf(number, line), number, 0));
  }

  private byte[] formed(byte[] line) {
    try {
      return form.apply(line);
    } catch (InvalidTransactionException | InvalidTickException e) {
      return line; // the pipeline reports the error
    }
  }

  @Override
  public Optional<LineRecord> flush() {
    return Optional.empty();
  }

  @Override
  public OptionalLong firstWaiting() {
    return OptionalLong.empty();
  }

  @Override
  public long headers() {
    return 0;
  }

  /** How many lines were sent though they name no key that can be read. */
  public long unreadable() {
    return unreadable;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // A single thread packs; the others only read.
  private String keyOf(long number, byte[] line) {
    var key = keyIn(line).filter(name -> !name.isBlank() && name.length() <= MAX_KEY);
    if (key.isEmpty()) {
      unreadable++;
    }
    // A separate key for each: bad lines spread over the shards and need not wait for one another.
    return key.orElseGet(() -> UNREADABLE + number);
  }

  private Optional<String> keyIn(byte[] line) {
    try (var json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var isKey = json.currentName().equals(keyField);
        var value = json.nextToken();
        if (isKey) {
          return value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // The pipeline reports the error when it quarantines the line.
    }
  }
}
