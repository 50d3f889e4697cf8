package dev.weir.verification.transactions;

import dev.weir.events.codec.AvroVersions;
import dev.weir.events.envelope.Gzip;
import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.framing.Encoding;
import dev.weir.events.framing.FrameWriter;
import dev.weir.events.framing.SchemaIds;
import dev.weir.events.framing.SchemaVersion;
import dev.weir.events.transaction.Transaction;
import dev.weir.events.transaction.TransactionMessages;
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
 * Producers of the version before the newest one, of the newest, and of the next, in every
 * supported framing. The next version has an additional field, {@code terminal}; a reader that does
 * not know it quarantines its messages, except for Protobuf without a header, which names no
 * schema.
 */
final class MixedProducers {

  private static final int NEWEST = TransactionMessages.LATEST_AVRO;
  private static final int NEXT = NEWEST + 1;
  private static final byte[] TERMINAL = "t-1".getBytes(StandardCharsets.UTF_8);
  private static final int TERMINAL_FIELD = 10 << 3 | 2;
  private static final int FIRST_ID = 100;

  private final Schema next;

  MixedProducers() {
    var latest = new AvroVersions("transaction", NEWEST).latest();
    var fields = new ArrayList<Schema.Field>();
    latest.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    var optional =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
    fields.add(new Schema.Field("terminal", optional, null, Schema.Field.NULL_DEFAULT_VALUE));
    next =
        Schema.createRecord(
            latest.getName(), latest.getDoc(), latest.getNamespace(), false, fields);
  }

  /** Returns the messages of a release that knows the next version. */
  TransactionMessages knowingAll() {
    var ids = SchemaIds.NONE.withGlue(glueIds(NEXT)).withConfluent(confluentIds(NEXT));
    return new TransactionMessages(ids, new AvroVersions("transaction", NEWEST).with(next));
  }

  /** Returns the messages of a release that does not. */
  static TransactionMessages knowingNewest() {
    return new TransactionMessages(
        SchemaIds.NONE.withGlue(glueIds(NEWEST)).withConfluent(confluentIds(NEWEST)));
  }

  /** Returns a setting with Glue's ids of all versions up to one. */
  static String glueIds(int upTo) {
    return String.join(",", ids(upTo, version -> glueId(version).toString()));
  }

  /** Returns the same with Confluent's, numbers and GUIDs. */
  static String confluentIds(int upTo) {
    var all = new ArrayList<>(ids(upTo, version -> Integer.toString(confluentId(version))));
    all.addAll(ids(upTo, version -> guid(version).toString()));
    return String.join(",", all);
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

  /**
   * Returns whether a rejected line is not a message at all, or one whose header names the next
   * version.
   */
  boolean isExpected(Rejected rejected) {
    if (rejected.reason() != Reason.UNKNOWN_SCHEMA) {
      return rejected.bytes()[0] == '{';
    }
    var fingerprint = "%016x".formatted(SchemaNormalization.parsingFingerprint64(next));
    var named = rejected.detail().replaceAll(" is not known$", "").replaceAll("^.* ", "");
    return named.equals(fingerprint)
        || Stream.of(Encoding.values())
            .map(encoding -> new SchemaVersion(encoding, NEXT))
            .flatMap(version -> Stream.of(glueId(version), guid(version), confluentId(version)))
            .anyMatch(id -> id.toString().equals(named));
  }

  /** Returns a transaction as some producer writes it. */
  byte[] write(Transaction transaction, RandomGenerator random) {
    var encoding = random.nextBoolean() ? Encoding.AVRO : Encoding.PROTOBUF;
    var version = new SchemaVersion(encoding, 1 + random.nextInt(NEXT));
    var body = body(transaction, version);
    var message =
        encoding == Encoding.AVRO
            ? avro(version, body, random.nextInt(5))
            : protobuf(version, body, random.nextInt(6));
    return enveloped(transaction.userId(), message, random);
  }

  private static byte[] enveloped(String user, byte[] message, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> Gzip.compress(message);
      case 1 -> new KplAggregate().add(user, message).toBytes();
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
    var schema =
        version.number() == NEXT
            ? next
            : new AvroVersions("transaction", NEWEST).version(version.number());
    return ByteBuffer.allocate(10 + body.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .put(body)
        .array();
  }

  private static byte[] protobuf(SchemaVersion version, byte[] body, int framing) {
    var index = TransactionMessages.index();
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
  private static byte[] body(Transaction transaction, SchemaVersion version) {
    if (version.number() < NEXT) {
      return TransactionMessages.body(transaction, version);
    }
    var newest =
        TransactionMessages.body(transaction, new SchemaVersion(version.encoding(), NEWEST));
    var bytes = ByteBuffer.allocate(newest.length + 2 + TERMINAL.length).put(newest);
    if (version.encoding() == Encoding.AVRO) {
      bytes.put((byte) 2).put((byte) (TERMINAL.length << 1)); // the union's second branch
    } else {
      bytes.put((byte) TERMINAL_FIELD).put((byte) TERMINAL.length);
    }
    return bytes.put(TERMINAL).array();
  }
}
