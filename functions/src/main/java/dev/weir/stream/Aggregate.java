package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits a KPL aggregate (Kinesis Producer Library, "KPL Aggregated Record Format"): magic,
 * protobuf body, MD5 of the body. All of its user records are read before any is returned.
 */
final class Aggregate {

  private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
  private static final int MD5_LENGTH = 16;

  /** The number of digits of the largest hash key, 2^128 - 1. */
  private static final int MAX_HASH_KEY_DIGITS = 39;

  private final List<ByteRange> partitionKeys = new ArrayList<>();
  private final List<ByteRange> explicitHashKeys = new ArrayList<>();
  private final List<ByteRange> records = new ArrayList<>();
  private final MessageDigest md5 = md5();
  private BigInteger[] partitionHashKeys = {};
  private String[] partitionKeyTexts = {};

  private Aggregate() {}

  /**
   * A user record: data that a producer put under its own partition key.
   *
   * @param mayBeCopy whether it may have been sent to another shard, too
   */
  record UserRecord(String partitionKey, ByteRange data, boolean mayBeCopy) {}

  static boolean isAggregate(ByteRange data) {
    return data.startsWith(MAGIC);
  }

  /**
   * Returns all user records, in order.
   *
   * @param keys of the shard that the aggregate was read from
   * @throws UnreadableException if checksum or structure are wrong
   * @throws TooMuchWorkException if there are more of them than one record may hold
   */
  static List<UserRecord> userRecords(ByteRange aggregate, ShardKeys keys, RecordBudget budget) {
    var parsed = new Aggregate();
    parsed.readBody(parsed.checkedBody(aggregate), budget);
    return parsed.allRecords(keys);
  }

  private ByteRange checkedBody(ByteRange aggregate) {
    int bodyFrom = aggregate.from() + MAGIC.length;
    int bodyTo = aggregate.to() - MD5_LENGTH;
    if (bodyTo < bodyFrom) {
      throw corrupt("Aggregate is too short: bytes=" + aggregate.length());
    }
    byte[] bytes = aggregate.bytes();
    md5.update(bytes, bodyFrom, bodyTo - bodyFrom);
    if (!Arrays.equals(md5.digest(), 0, MD5_LENGTH, bytes, bodyTo, aggregate.to())) {
      throw corrupt("Aggregate has a bad checksum");
    }
    return new ByteRange(bytes, bodyFrom, bodyTo);
  }

  private void readBody(ByteRange body, RecordBudget budget) {
    var fields = new ProtobufReader(body);
    while (fields.next()) {
      switch (fields.field()) {
        case 1 -> partitionKeys.add(fields.bytes());
        case 2 -> explicitHashKeys.add(fields.bytes());
        case 3 -> {
          budget.spend(WorkUnit.USER_RECORDS, 1);
          records.add(fields.bytes());
        }
        default -> fields.skip();
      }
    }
    partitionHashKeys = new BigInteger[partitionKeys.size()];
    partitionKeyTexts = new String[partitionKeys.size()];
  }

  private List<UserRecord> allRecords(ShardKeys keys) {
    List<UserRecord> all = new ArrayList<>(records.size());
    for (ByteRange record : records) {
      all.add(userRecord(record, keys));
    }
    return all;
  }

  private UserRecord userRecord(ByteRange record, ShardKeys keys) {
    var fields = new ProtobufReader(record);
    int partitionKey = -1;
    int explicitHashKey = -1;
    ByteRange data = null;
    while (fields.next()) {
      switch (fields.field()) {
        case 1 -> partitionKey = fields.number(partitionKeys.size());
        case 2 -> explicitHashKey = fields.number(explicitHashKeys.size());
        case 3 -> data = fields.bytes();
        default -> fields.skip();
      }
    }
    if (partitionKey < 0 || data == null) {
      throw fields.corrupt("record: key or data is missing");
    }
    return new UserRecord(
        keyOf(partitionKey), data, mayBeCopy(partitionKey, explicitHashKey, keys));
  }

  private boolean mayBeCopy(int partitionKey, int explicitHashKey, ShardKeys keys) {
    if (explicitHashKey >= 0) {
      return keys.mayBeCopy(parse(explicitHashKeys.get(explicitHashKey)));
    }
    // Hashing is unnecessary if no shard was split: then no record is a copy.
    return keys.mayHoldCopies() && keys.mayBeCopy(hashOf(partitionKey));
  }

  /** Returns a partition key's text: created once, because many records share few keys. */
  private String keyOf(int partitionKey) {
    if (partitionKeyTexts[partitionKey] == null) {
      ByteRange key = partitionKeys.get(partitionKey);
      partitionKeyTexts[partitionKey] =
          new String(key.bytes(), key.from(), key.length(), StandardCharsets.UTF_8);
    }
    return partitionKeyTexts[partitionKey];
  }

  /** Returns a partition key's hash key: its MD5 as a number. Many records share few keys. */
  private BigInteger hashOf(int partitionKey) {
    if (partitionHashKeys[partitionKey] == null) {
      ByteRange key = partitionKeys.get(partitionKey);
      md5.update(key.bytes(), key.from(), key.length());
      partitionHashKeys[partitionKey] = new BigInteger(1, md5.digest());
    }
    return partitionHashKeys[partitionKey];
  }

  private static BigInteger parse(ByteRange hashKey) {
    if (hashKey.length() == 0 || hashKey.length() > MAX_HASH_KEY_DIGITS || !isDigits(hashKey)) {
      throw corrupt("Aggregate has a bad explicit hash key: length=" + hashKey.length());
    }
    return new BigInteger(
        new String(hashKey.bytes(), hashKey.from(), hashKey.length(), StandardCharsets.US_ASCII));
  }

  private static boolean isDigits(ByteRange text) {
    for (int i = text.from(); i < text.to(); i++) {
      if (text.bytes()[i] < '0' || text.bytes()[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static UnreadableException corrupt(String detail) {
    return new UnreadableException(Reason.CORRUPT_AGGREGATE, detail);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
