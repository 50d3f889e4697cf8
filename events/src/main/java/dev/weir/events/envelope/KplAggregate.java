package dev.weir.events.envelope;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes KPL aggregates: many user records in one Kinesis record. The format is the Kinesis
 * Producer Library's <a
 * href="https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md">
 * aggregation format</a>: four bytes of magic, a protobuf message, its MD5. Not thread-safe.
 */
public final class KplAggregate {

  private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};

  private final List<String> partitionKeys = new ArrayList<>();
  private final List<String> explicitHashKeys = new ArrayList<>();
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  /** Adds a user record that belongs to the shard of its partition key. */
  public KplAggregate add(String partitionKey, byte[] data) {
    var record = new ByteArrayOutputStream();
    number(record, 1, index(partitionKeys, partitionKey));
    bytes(record, 3, data);
    bytes(records, 3, record.toByteArray());
    return this;
  }

  /** Adds a user record that belongs to the shard of its explicit hash key. */
  public KplAggregate add(String partitionKey, BigInteger explicitHashKey, byte[] data) {
    var record = new ByteArrayOutputStream();
    number(record, 1, index(partitionKeys, partitionKey));
    number(record, 2, index(explicitHashKeys, explicitHashKey.toString()));
    bytes(record, 3, data);
    bytes(records, 3, record.toByteArray());
    return this;
  }

  /** Returns the aggregate of all user records added so far. */
  public byte[] toBytes() {
    var body = new ByteArrayOutputStream();
    partitionKeys.forEach(key -> bytes(body, 1, key.getBytes(StandardCharsets.UTF_8)));
    explicitHashKeys.forEach(key -> bytes(body, 2, key.getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(records.toByteArray());
    return seal(body.toByteArray());
  }

  /** Adds magic and checksum to a protobuf body, valid or not. */
  public static byte[] seal(byte[] body) {
    var aggregate = new ByteArrayOutputStream();
    aggregate.writeBytes(MAGIC);
    aggregate.writeBytes(body);
    aggregate.writeBytes(md5(body));
    return aggregate.toByteArray();
  }

  private static int index(List<String> table, String key) {
    int index = table.indexOf(key);
    if (index >= 0) {
      return index;
    }
    table.add(key);
    return table.size() - 1;
  }

  private static void number(ByteArrayOutputStream out, int field, int value) {
    varint(out, field << 3);
    varint(out, value);
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
    varint(out, (field << 3) | 2);
    varint(out, value.length);
    out.writeBytes(value);
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
