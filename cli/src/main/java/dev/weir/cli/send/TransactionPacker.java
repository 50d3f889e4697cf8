package dev.weir.cli.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.cli.input.Refusals;
import dev.weir.events.transaction.InvalidTransactionException;
import dev.weir.events.transaction.TransactionAvro;
import dev.weir.events.transaction.TransactionJson;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes a record of each line, with its user's id as partition key: so all of a user's transactions
 * meet in one shard, in their order. The line stays unchanged, or becomes an Avro message.
 *
 * <p>A line without a user id that can be read is sent all the same, under the key {@code
 * unreadable-<line>}: the pipeline puts it into quarantine, where it is not lost. Blank lines are
 * passed over. Safe to be asked for its counts from another thread.
 */
final class TransactionPacker implements Packing {

  /** What the partition key of a line begins with that names no user. */
  static final String UNREADABLE = "unreadable-";

  // As many characters as Kinesis takes in a partition key.
  private static final int MAX_KEY = 256;
  private static final int MAX_BYTES = RecordPacker.MAX_BYTES - 4 * MAX_KEY;
  private static final JsonFactory JSON = new JsonFactory();

  private final Refusals refusals;
  private final boolean avro;
  private long lines;
  private volatile long unreadable;

  /**
   * Makes a packer.
   *
   * @param refusals told of lines that are longer than a record of the stream may be
   * @param avro whether valid transactions are sent as Avro; other lines stay what they are, for
   *     the pipeline to say what is wrong with them
   */
  TransactionPacker(Refusals refusals, boolean avro) {
    this.refusals = refusals;
    this.avro = avro;
  }

  @Override
  public Optional<LineRecord> add(byte[] line) {
    lines++;
    if (isBlank(line)) {
      return Optional.empty();
    }
    if (line.length > MAX_BYTES) {
      refusals.add(lines, "TOO_LONG", "is longer than the megabyte that a stream's record holds");
      return Optional.empty();
    }
    return Optional.of(new LineRecord(avro ? asAvro(line) : line, 1, keyOf(line)));
  }

  private static byte[] asAvro(byte[] line) {
    try {
      return TransactionAvro.write(TransactionJson.read(line, 0, line.length));
    } catch (InvalidTransactionException e) {
      return line;
    }
  }

  @Override
  public Optional<LineRecord> flush() {
    return Optional.empty();
  }

  /** How many lines were sent though they name no user that can be read. */
  long unreadable() {
    return unreadable;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread packs; others only look.
  private String keyOf(byte[] line) {
    var user = userIdOf(line).filter(id -> !id.isBlank() && id.length() <= MAX_KEY);
    if (user.isEmpty()) {
      unreadable++;
    }
    // A key of its own: many bad lines spread over the shards and need not wait for each other.
    return user.orElseGet(() -> UNREADABLE + lines);
  }

  private static Optional<String> userIdOf(byte[] line) {
    try (var json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var isUser = json.currentName().equals("userId");
        var value = json.nextToken();
        if (isUser) {
          return value == JsonToken.VALUE_STRING ? Optional.of(json.getText()) : Optional.empty();
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // What is wrong with it, the pipeline says when it puts it aside.
    }
  }

  private static boolean isBlank(byte[] line) {
    for (var b : line) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
