package dev.weir.events.framing;

import static dev.weir.events.codec.InvalidMessageException.MessageProblem.MALFORMED_AVRO;
import static dev.weir.events.codec.InvalidMessageException.MessageProblem.MALFORMED_FRAME;
import static dev.weir.events.codec.InvalidMessageException.MessageProblem.UNSUPPORTED_FRAME;

import dev.weir.events.codec.InvalidMessageException;
import dev.weir.events.codec.SingleObjectMarker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** A message's header, if it has one: the library that wrote it, and the schema that it names. */
public sealed interface Frame {

  /** Returns the length of the header in bytes. */
  int length();

  /** Returns a readable name of its schema. */
  String schema();

  /**
   * Avro's single-object encoding: {@code C3 01}, and the schema's fingerprint (CRC-64-AVRO,
   * little-endian).
   */
  record SingleObject(long fingerprint) implements Frame {
    private static final int LENGTH = 10;

    @Override
    public int length() {
      return LENGTH;
    }

    @Override
    public String schema() {
      return "Avro fingerprint %016x".formatted(fingerprint);
    }
  }

  /**
   * The header of AWS Glue Schema Registry, as written by its serializers for Kafka and the Kinesis
   * Producer Library: {@code 03}, {@code 00} or {@code 05} for zlib, and the id of a schema
   * version.
   *
   * @param isZlib whether everything after it is compressed
   */
  record Glue(UUID version, boolean isZlib) implements Frame {
    private static final int LENGTH = 18;
    private static final byte PLAIN = 0;
    private static final byte ZLIB = 5;

    @Override
    public int length() {
      return LENGTH;
    }

    @Override
    public String schema() {
      return "Glue schema version " + version;
    }
  }

  /** Confluent's header: {@code 00}, and a schema's id in four bytes, big-endian. */
  record Confluent(int id) implements Frame {
    private static final int LENGTH = 5;

    @Override
    public int length() {
      return LENGTH;
    }

    @Override
    public String schema() {
      return "Confluent schema id " + Integer.toUnsignedString(id);
    }
  }

  /** Confluent's header with a schema's GUID: {@code 01}, and the sixteen bytes of the GUID. */
  record ConfluentGuid(UUID guid) implements Frame {
    private static final int LENGTH = 17;

    @Override
    public int length() {
      return LENGTH;
    }

    @Override
    public String schema() {
      return "Confluent schema GUID " + guid;
    }
  }

  /**
   * No header: a bare Protobuf body, whose first field is its first, a text, followed by its
   * second. It can't be JSON: the first byte would be a line feed, and the second field's tag is a
   * control character.
   */
  record Bare() implements Frame {
    private static final byte FIRST_FIELD = 0x0A;
    private static final byte SECOND_FIELD = 0x12;

    @Override
    public int length() {
      return 0;
    }

    @Override
    public String schema() {
      return "no schema, Protobuf without a header";
    }

    private static boolean isAt(byte[] bytes, int from, int to) {
      if (to - from < 4 || bytes[from] != FIRST_FIELD) {
        return false;
      }
      var low = bytes[from + 1];
      // The length of a text of up to 16,383 bytes takes one byte, or two.
      var isShort = low >= 0;
      var length = isShort ? low : (low & 0x7F) + (bytes[from + 2] << 7);
      var next = from + (isShort ? 2 : 3) + length;
      return length > 0 && next < to && bytes[next] == SECOND_FIELD;
    }
  }

  /** The first byte of Confluent's header. */
  byte CONFLUENT = 0;

  /** The first byte of Confluent's header with a GUID. */
  byte CONFLUENT_GUID = 1;

  /** The first byte of Glue's header. */
  byte GLUE = 3;

  // https://avro.apache.org/docs/1.12.0/specification/#object-container-files
  private static boolean isAvroFile(byte[] bytes, int from, int to) {
    return to - from >= 4
        && bytes[from] == 'O'
        && bytes[from + 1] == 'b'
        && bytes[from + 2] == 'j'
        && bytes[from + 3] == 1;
  }

  /**
   * Whether bytes begin like a header, or like another layout that can't be JSON and is refused by
   * name.
   */
  static boolean isAt(byte[] bytes, int from, int to) {
    return from < to
        && switch (bytes[from]) {
          case CONFLUENT, CONFLUENT_GUID, GLUE -> true;
          case Bare.FIRST_FIELD -> Bare.isAt(bytes, from, to);
          default -> SingleObjectMarker.isAt(bytes, from, to) || isAvroFile(bytes, from, to);
        };
  }

  /**
   * Reads a header. The body follows it.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after the message's last byte
   * @throws InvalidMessageException if it is truncated, or in an unsupported layout
   */
  static Frame read(byte[] bytes, int from, int to) {
    if (!isAt(bytes, from, to)) {
      throw new InvalidMessageException(MALFORMED_AVRO, "has no header of a single object");
    }
    return switch (bytes[from]) {
      case CONFLUENT -> {
        require("Confluent's", Confluent.LENGTH, from, to);
        yield new Confluent(ByteBuffer.wrap(bytes).getInt(from + 1));
      }
      case CONFLUENT_GUID -> {
        require("Confluent's GUID", ConfluentGuid.LENGTH, from, to);
        yield new ConfluentGuid(uuid(bytes, from + 1));
      }
      case GLUE -> glue(bytes, from, to);
      case Bare.FIRST_FIELD -> new Bare();
      case 'O' ->
          throw new InvalidMessageException(
              UNSUPPORTED_FRAME,
              "is an Avro object container file; send each message in single-object encoding");
      default -> singleObject(bytes, from, to);
    };
  }

  private static Frame singleObject(byte[] bytes, int from, int to) {
    if (to - from < SingleObject.LENGTH) {
      throw new InvalidMessageException(
          MALFORMED_AVRO, "ends within the header of a single object");
    }
    return new SingleObject(
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(from + 2));
  }

  private static Frame glue(byte[] bytes, int from, int to) {
    require("Glue's", Glue.LENGTH, from, to);
    var compression = bytes[from + 1];
    if (compression != Glue.PLAIN && compression != Glue.ZLIB) {
      throw new InvalidMessageException(
          UNSUPPORTED_FRAME,
          "has Glue's compression %02x; read are 00, none, and 05, zlib".formatted(compression));
    }
    return new Glue(uuid(bytes, from + 2), compression == Glue.ZLIB);
  }

  private static UUID uuid(byte[] bytes, int at) {
    var sixteen = ByteBuffer.wrap(bytes);
    return new UUID(sixteen.getLong(at), sixteen.getLong(at + Long.BYTES));
  }

  private static void require(String whose, int length, int from, int to) {
    if (to - from < length) {
      throw new InvalidMessageException(MALFORMED_FRAME, "ends within " + whose + " header");
    }
  }
}
