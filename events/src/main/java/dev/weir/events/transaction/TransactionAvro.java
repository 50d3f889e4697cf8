package dev.weir.events.transaction;

import dev.weir.events.codec.SingleObjectMarker;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.SchemaIds;

/**
 * Transactions as Avro messages in single-object encoding: two bytes of marker, eight of the
 * schema's fingerprint (CRC-64-AVRO, little-endian), then the body. Every published version of the
 * schema is read, whichever the producer writes.
 *
 * <p>This class does not refer to Avro's library, which is loaded with the first Avro message.
 */
public final class TransactionAvro {

  private static final TransactionMessages MESSAGES = new TransactionMessages(SchemaIds.NONE);

  private TransactionAvro() {}

  /** Whether bytes are marked as such a message. JSON text can't begin this way. */
  public static boolean isAvro(byte[] bytes, int from, int to) {
    return SingleObjectMarker.isAt(bytes, from, to);
  }

  /**
   * Reads one message, of any version of the schema.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @throws InvalidTransactionException if it is not a valid transaction; no other exception,
   *     whatever the bytes are
   */
  public static Transaction read(byte[] bytes, int from, int to) {
    return MESSAGES.read(bytes, from, to, InflationBudget.of(0));
  }

  /** Returns a message of the latest version of the schema. */
  public static byte[] write(Transaction transaction) {
    return AvroMessages.write(transaction, AvroSchemas.LATEST);
  }

  /**
   * Returns a message of an older version of the schema, without the fields that it lacks.
   *
   * @param schemaVersion from 1
   * @throws IllegalArgumentException if there is no such version
   */
  public static byte[] write(Transaction transaction, int schemaVersion) {
    return AvroMessages.write(transaction, schemaVersion);
  }
}
