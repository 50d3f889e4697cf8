package dev.weir.events.transaction;

import dev.weir.events.codec.SingleObjectMarker;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;

/**
 * Transactions as Avro messages in single-object encoding: two bytes of marker, eight of the
 * schema's fingerprint (CRC-64-AVRO, little-endian), then the body. Every published version of the
 * schema is read, whichever the producer writes.
 *
 * <p>This class names nothing of Avro's library: it is loaded with the first message that is Avro.
 */
public final class TransactionAvro {

  private static final TransactionMessages MESSAGES = new TransactionMessages(SchemaIds.NONE);

  private TransactionAvro() {}

  /** Whether bytes say that they are such a message. No JSON does: its text can't begin so. */
  public static boolean isAvro(byte[] bytes, int from, int to) {
    return SingleObjectMarker.isAt(bytes, from, to);
  }

  /**
   * Reads one message, of any version of the schema.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @throws InvalidTransactionException where it is not a valid transaction; nothing else, whatever
   *     the bytes are
   */
  public static Transaction read(byte[] bytes, int from, int to) {
    return MESSAGES.read(bytes, from, to, InflationBudget.of(0));
  }

  /** A message of the latest version of the schema. */
  public static byte[] write(Transaction transaction) {
    return AvroMessages.write(transaction, AvroSchemas.LATEST);
  }

  /**
   * A message of an older version of the schema; what that version does not have is left out.
   *
   * @param schemaVersion from 1
   * @throws IllegalArgumentException where there is no such version
   */
  public static byte[] write(Transaction transaction, int schemaVersion) {
    return AvroMessages.write(transaction, schemaVersion);
  }
}
