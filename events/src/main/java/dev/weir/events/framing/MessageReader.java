package dev.weir.events.framing;

import static dev.weir.events.codec.InvalidMessageException.MessageProblem.UNKNOWN_SCHEMA;
import static dev.weir.events.codec.InvalidMessageException.MessageProblem.UNSUPPORTED_FRAME;

import dev.weir.events.codec.InvalidMessageException;
import java.util.Optional;

/**
 * Reads a contract's messages in every framing. Not thread-safe.
 *
 * @param <T> the content of a message
 */
public final class MessageReader<T> {

  private final SchemaIds ids;
  private final BodyReader<T> bodies;
  private Zlib zlib;

  /**
   * Creates a reader of messages whose schemas have these ids, or fingerprints known to the bodies'
   * reader.
   */
  public MessageReader(SchemaIds ids, BodyReader<T> bodies) {
    this.ids = ids;
    this.bodies = bodies;
  }

  /**
   * Reads one message.
   *
   * @param bytes holds it; not changed
   * @param from index of its first byte
   * @param to index after its last byte
   * @param budget for a compressed body
   * @throws InvalidMessageException if header or body are malformed, or the schema is unknown
   * @throws RuntimeException of the budget's type if it is exceeded; of the contract's type if the
   *     message is invalid
   */
  public T read(byte[] bytes, int from, int to, InflationBudget budget) {
    var frame = Frame.read(bytes, from, to);
    var bodyFrom = from + frame.length();
    return switch (frame) {
      case Frame.SingleObject(var fingerprint) ->
          bodies.avro(bodies.avroVersionOf(fingerprint), bytes, bodyFrom, to);
      case Frame.Glue glue -> {
        var version = known(frame, ids.glue().get(glue.version()));
        if (glue.isZlib()) {
          var inflated = zlib().inflate(bytes, bodyFrom, to, budget);
          yield glue(version, inflated, 0, inflated.length);
        }
        yield glue(version, bytes, bodyFrom, to);
      }
      case Frame.Confluent(var id) -> {
        refuseLongId(id, bodyFrom, to);
        yield confluent(known(frame, ids.confluent().get(id)), bytes, bodyFrom, to);
      }
      case Frame.ConfluentGuid(var guid) ->
          confluent(known(frame, ids.confluentGuids().get(guid)), bytes, bodyFrom, to);
      case Frame.Bare _ -> bodies.protobuf(bytes, from, to);
    };
  }

  /** Returns the version of the contract that a header names, if known. */
  public Optional<SchemaVersion> versionOf(Frame frame) {
    return switch (frame) {
      case Frame.SingleObject(var fingerprint) -> avroVersion(fingerprint);
      case Frame.Glue(var version, _) -> Optional.ofNullable(ids.glue().get(version));
      case Frame.Confluent(var id) -> Optional.ofNullable(ids.confluent().get(id));
      case Frame.ConfluentGuid(var guid) -> Optional.ofNullable(ids.confluentGuids().get(guid));
      case Frame.Bare _ -> Optional.empty();
    };
  }

  private Optional<SchemaVersion> avroVersion(long fingerprint) {
    try {
      return Optional.of(new SchemaVersion(Encoding.AVRO, bodies.avroVersionOf(fingerprint)));
    } catch (InvalidMessageException e) {
      return Optional.empty(); // reported by the caller
    }
  }

  private static SchemaVersion known(Frame frame, SchemaVersion version) {
    if (version == null) {
      throw new InvalidMessageException(UNKNOWN_SCHEMA, frame.schema() + " is not known");
    }
    return version;
  }

  // Registries count from 1; an id whose upper half is zero is an eight-byte id.
  private static void refuseLongId(int id, int bodyFrom, int to) {
    if (id == 0 && to - bodyFrom >= Integer.BYTES) {
      throw new InvalidMessageException(
          UNSUPPORTED_FRAME,
          "has an id of eight bytes, as Apicurio's serializer can write it; set it to ids of four");
    }
  }

  private T glue(SchemaVersion version, byte[] bytes, int from, int to) {
    return switch (version.encoding()) {
      case AVRO -> bodies.avro(version.number(), bytes, from, to);
      case PROTOBUF -> {
        var indexes = MessageIndexes.glue(bytes, from, to, bodies.index());
        yield bodies.protobuf(bytes, indexes.bodyFrom(), to);
      }
    };
  }

  private T confluent(SchemaVersion version, byte[] bytes, int from, int to) {
    return switch (version.encoding()) {
      case AVRO -> bodies.avro(version.number(), bytes, from, to);
      case PROTOBUF -> {
        var indexes = MessageIndexes.confluent(bytes, from, to, bodies.index());
        yield bodies.protobuf(bytes, indexes.bodyFrom(), to);
      }
    };
  }

  private Zlib zlib() {
    zlib = zlib == null ? new Zlib() : zlib;
    return zlib;
  }
}
