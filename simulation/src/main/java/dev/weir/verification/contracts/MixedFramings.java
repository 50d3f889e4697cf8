package dev.weir.verification.contracts;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.MessageIndex;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Messages of all versions of a contract and of the next one, in every supported framing. The next
 * version has an additional field, {@code terminal}; a reader that does not know it quarantines its
 * messages, except for Protobuf without a header, which names no schema.
 */
public final class MixedFramings {

  private static final byte[] TERMINAL = "t-1".getBytes(StandardCharsets.UTF_8);
  // Above those of all contracts; its tag takes one byte.
  private static final int TERMINAL_FIELD = 15 << 3 | 2;
  private static final int FIRST_ID = 100;
  private static final int AVRO_FRAMINGS = 5;
  private static final int PROTOBUF_FRAMINGS = 6;

  private final AvroVersions versions;
  private final int newest;
  private final MessageIndex index;

  /**
   * A message.
   *
   * @param waits whether its header names the next version
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  public record FramedMessage(byte[] bytes, boolean waits) {}

  /**
   * Creates the framings of a contract.
   *
   * @param newest the number of its newest version, in both encodings
   * @param index the place of its message in the Protobuf file
   */
  public MixedFramings(String contract, int newest, MessageIndex index) {
    var published = new AvroVersions(contract, newest);
    versions = published.with(next(published.latest()));
    this.newest = newest;
    this.index = index;
  }

  private static Schema next(Schema latest) {
    var fields = new ArrayList<Schema.Field>();
    latest.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    var optional =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
    fields.add(new Schema.Field("terminal", optional, null, Schema.Field.NULL_DEFAULT_VALUE));
    return Schema.createRecord(
        latest.getName(), latest.getDoc(), latest.getNamespace(), false, fields);
  }

  /** Returns all Avro versions and the next one, as read by a release that knows it. */
  public AvroVersions versions() {
    return versions;
  }

  /** Returns the number of the next version. */
  public int next() {
    return newest + 1;
  }

  /** Returns the ids of all versions up to one. */
  public SchemaIds ids(int upTo) {
    return SchemaIds.NONE.withGlue(glueIds(upTo)).withConfluent(confluentIds(upTo));
  }

  /** Returns a setting with Glue's ids of all versions up to one. */
  public String glueIds(int upTo) {
    return String.join(",", ids(upTo, version -> glueId(version).toString()));
  }

  /** Returns the same with Confluent's, numbers and GUIDs. */
  public String confluentIds(int upTo) {
    var all = new ArrayList<>(ids(upTo, version -> Integer.toString(confluentId(version))));
    all.addAll(ids(upTo, version -> guid(version).toString()));
    return String.join(",", all);
  }

  /** Returns all ids, in which those of the next version are mistaken for the newest one's. */
  public SchemaIds mistakenIds() {
    var wrong = ":" + next();
    var right = ":" + newest;
    return SchemaIds.NONE
        .withGlue(glueIds(next()).replace(wrong, right))
        .withConfluent(confluentIds(next()).replace(wrong, right));
  }

  private static List<String> ids(int upTo, Function<SchemaVersion, String> idOf) {
    var ids = new ArrayList<String>();
    for (var encoding : Encoding.values()) {
      for (var number = 1; number <= upTo; number++) {
        var version = new SchemaVersion(encoding, number);
        ids.add(idOf.apply(version) + "=" + version);
      }
    }
    return ids;
  }

  private static UUID glueId(SchemaVersion version) {
    return UUID.nameUUIDFromBytes(("glue " + version).getBytes(StandardCharsets.UTF_8));
  }

  private static UUID guid(SchemaVersion version) {
    return UUID.nameUUIDFromBytes(("confluent " + version).getBytes(StandardCharsets.UTF_8));
  }

  private static int confluentId(SchemaVersion version) {
    return FIRST_ID + 10 * (version.encoding() == Encoding.AVRO ? 0 : 1) + version.number();
  }

  /** Returns whether a rejected line is a message whose header names the next version. */
  public boolean isNext(Rejected rejected) {
    var fingerprint =
        "%016x".formatted(SchemaNormalization.parsingFingerprint64(versions.latest()));
    var named = rejected.detail().replaceAll(" is not known$", "").replaceAll("^.* ", "");
    return rejected.reason() == Reason.UNKNOWN_SCHEMA
        && (named.equals(fingerprint)
            || Stream.of(Encoding.values())
                .map(encoding -> new SchemaVersion(encoding, next()))
                .flatMap(version -> Stream.of(glueId(version), guid(version), confluentId(version)))
                .anyMatch(id -> id.toString().equals(named)));
  }

  /**
   * Returns an event as some producer writes it, alone, compressed or aggregated.
   *
   * @param key the partition key
   * @param first the first version that can express the event
   * @param bodies writes its body in a published version
   */
  public FramedMessage write(
      String key, int first, Function<SchemaVersion, byte[]> bodies, RandomGenerator random) {
    var encoding = random.nextBoolean() ? Encoding.AVRO : Encoding.PROTOBUF;
    var version = new SchemaVersion(encoding, first + random.nextInt(next() - first + 1));
    var body = body(bodies, version);
    var framing = random.nextInt(encoding == Encoding.AVRO ? AVRO_FRAMINGS : PROTOBUF_FRAMINGS);
    var message =
        encoding == Encoding.AVRO ? avro(version, body, framing) : protobuf(version, body, framing);
    var hasHeader = encoding == Encoding.AVRO || framing < PROTOBUF_FRAMINGS - 1;
    return new FramedMessage(
        enveloped(key, message, random), hasHeader && version.number() == next());
  }

  private static byte[] enveloped(String key, byte[] message, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> Gzip.compress(message);
      case 1 -> new KplAggregate().add(key, message).toBytes();
      default -> message;
    };
  }

  private byte[] avro(SchemaVersion version, byte[] body, int framing) {
    return switch (framing) {
      case 0 -> FrameWriter.glue(glueId(version), body);
      case 1 -> FrameWriter.glueZlib(glueId(version), body);
      case 2 -> FrameWriter.confluent(confluentId(version), body);
      case 3 -> FrameWriter.confluent(guid(version), body);
      default -> singleObject(version, body);
    };
  }

  private byte[] singleObject(SchemaVersion version, byte[] body) {
    var schema = versions.version(version.number());
    return ByteBuffer.allocate(10 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .put(body)
        .array();
  }

  private byte[] protobuf(SchemaVersion version, byte[] body, int framing) {
    return switch (framing) {
      case 0 -> FrameWriter.glue(glueId(version), FrameWriter.glueIndex(index, body));
      case 1 -> FrameWriter.glueZlib(glueId(version), FrameWriter.glueIndex(index, body));
      case 2 -> FrameWriter.glue(glueId(version), body);
      case 3 -> FrameWriter.glueZlib(glueId(version), body);
      case 4 ->
          FrameWriter.confluent(confluentId(version), FrameWriter.confluentIndexes(index, body));
      default -> body;
    };
  }

  /** The next version's is the newest one's followed by the additional field. */
  private byte[] body(Function<SchemaVersion, byte[]> bodies, SchemaVersion version) {
    if (version.number() <= newest) {
      return bodies.apply(version);
    }
    var before = bodies.apply(new SchemaVersion(version.encoding(), newest));
    var bytes = ByteBuffer.allocate(before.length + 2 + TERMINAL.length).put(before);
    if (version.encoding() == Encoding.AVRO) {
      bytes.put((byte) 2).put((byte) (TERMINAL.length << 1)); // the union's second branch
    } else {
      bytes.put((byte) TERMINAL_FIELD).put((byte) TERMINAL.length);
    }
    return bytes.put(TERMINAL).array();
  }
}
