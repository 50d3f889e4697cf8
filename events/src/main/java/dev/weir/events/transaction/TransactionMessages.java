package dev.weir.events.transaction;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.codec.InvalidMessageException;
import dev.weir.events.framing.Frame;
import dev.weir.events.framing.InflationBudget;
import dev.weir.events.framing.MessageIndex;
import dev.weir.events.framing.MessageReader;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * Transactions in Avro or Protobuf, in every supported framing: Avro's single-object encoding, AWS
 * Glue Schema Registry's, Confluent's. Every published version is read, whichever the producer
 * writes. Not thread-safe.
 */
public final class TransactionMessages {

  public static final int LATEST_AVRO = AvroSchemas.LATEST;

  public static final int LATEST_PROTOBUF = AvroSchemas.LATEST_PROTOBUF;

  private static final int SINGLE_OBJECT_HEADER = 10;

  private final MessageReader<Transaction> reader;

  /** Creates a reader of messages whose schemas have these ids. */
  public TransactionMessages(SchemaIds ids) {
    this(ids, TransactionBodies.published());
  }

  /**
   * Creates a reader of messages of these Avro versions.
   *
   * @param avro the versions of a release; all are read as the newest
   */
  public TransactionMessages(SchemaIds ids, AvroVersions avro) {
    this(ids, TransactionBodies.of(avro));
  }

  private TransactionMessages(SchemaIds ids, TransactionBodies bodies) {
    reader = new MessageReader<>(ids, bodies);
  }

  /** Whether bytes are such a message, or begin like one. JSON never does. */
  public static boolean isAt(byte[] bytes, int from, int to) {
    return Frame.isAt(bytes, from, to);
  }

  /**
   * Reads one message.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @param budget for a compressed body
   * @throws InvalidTransactionException if it is not a valid transaction; no other exception except
   *     the budget's, whatever the bytes are
   */
  public Transaction read(byte[] bytes, int from, int to, InflationBudget budget) {
    try {
      return reader.read(bytes, from, to, budget);
    } catch (InvalidMessageException e) {
      throw new InvalidTransactionException(Problem.valueOf(e.kind().name()), e.getMessage());
    }
  }

  /** Returns the version of the contract that a header names, if known. */
  public Optional<SchemaVersion> versionOf(Frame frame) {
    return reader.versionOf(frame);
  }

  /** Returns the place of the message in its Protobuf file. */
  public static MessageIndex index() {
    return TransactionBodies.INDEX;
  }

  /**
   * Returns the body of a message, without a header and without fields that the version lacks.
   *
   * @throws IllegalArgumentException if there is no such version
   */
  public static byte[] body(Transaction transaction, SchemaVersion version) {
    return switch (version.encoding()) {
      case AVRO -> {
        var message = AvroMessages.write(transaction, version.number());
        yield Arrays.copyOfRange(message, SINGLE_OBJECT_HEADER, message.length);
      }
      case PROTOBUF -> {
        if (version.number() < 1 || version.number() > LATEST_PROTOBUF) {
          throw new IllegalArgumentException(
              "There is no version %s; give 1 to %d".formatted(version, LATEST_PROTOBUF));
        }
        yield ProtobufMessages.write(transaction, version.number());
      }
    };
  }
}
