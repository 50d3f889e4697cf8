package dev.weir.transactions.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The transaction ids seen of a user, each as 64 bits of its SHA-256: among a thousand ids, two are
 * equal by chance once in 10^13 users. The latest 64 are remembered, and up to a thousand of the
 * last 24 hours of stream time: within these a producer may send again.
 */
public final class SeenIds {

  public static final SeenIds NONE = new SeenIds(new long[0], new int[0]);

  static final Duration AGE = Duration.ofHours(24);
  static final int ALWAYS = 64;
  static final int MAX = 1_000;

  private static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES;
  private static final int SECONDS_A_MINUTE = 60;

  // In order of arrival; next to each the minute of stream time.
  private final long[] hashes;
  private final int[] minutes;

  private SeenIds(long[] hashes, int[] minutes) {
    this.hashes = hashes;
    this.minutes = minutes;
  }

  public int size() {
    return hashes.length;
  }

  boolean contains(String id) {
    return hashes.length > 0 && contains(hashOf(id));
  }

  /** As {@link #contains(String)}, of an id's {@link #hashOf}. */
  boolean contains(long hash) {
    for (var seen : hashes) {
      if (seen == hash) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the ids of all transactions that came at a stream time, or later, are still remembered:
   * forgotten ones came before the oldest one that is not.
   */
  boolean reachesBackTo(Instant streamTime) {
    return minutes.length > 0 && minutes[0] < minuteOf(streamTime);
  }

  private static int minuteOf(Instant streamTime) {
    return (int) Math.floorDiv(streamTime.getEpochSecond(), SECONDS_A_MINUTE);
  }

  SeenIds plus(String id, Instant streamTime) {
    return plus(hashOf(id), streamTime);
  }

  /** As {@link #plus(String, Instant)}, with an id's {@link #hashOf}. */
  SeenIds plus(long hash, Instant streamTime) {
    var minute = minuteOf(streamTime);
    var from = firstKept(minute - (int) AGE.toMinutes());
    var kept = hashes.length - from;
    var moreHashes = Arrays.copyOfRange(hashes, from, hashes.length + 1);
    var moreMinutes = Arrays.copyOfRange(minutes, from, minutes.length + 1);
    moreHashes[kept] = hash;
    moreMinutes[kept] = minute;
    return new SeenIds(moreHashes, moreMinutes);
  }

  // Including the one that is about to be added.
  private int firstKept(int oldestMinute) {
    var from = Math.max(0, hashes.length + 1 - MAX);
    while (hashes.length + 1 - from > ALWAYS && minutes[from] < oldestMinute) {
      from++;
    }
    return from;
  }

  /** Returns the form in which an id is remembered. */
  static long hashOf(String id) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Returns twelve bytes for each, in order: the hash and the minute of stream time. */
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(hashes.length * ENTRY_BYTES);
    for (var i = 0; i < hashes.length; i++) {
      bytes.putLong(hashes[i]).putInt(minutes[i]);
    }
    return bytes.array();
  }

  /** Reads {@link #toBytes()} back. */
  public static SeenIds of(byte[] bytes) {
    var entries = ByteBuffer.wrap(bytes);
    var hashes = new long[bytes.length / ENTRY_BYTES];
    var minutes = new int[hashes.length];
    for (var i = 0; i < hashes.length; i++) {
      hashes[i] = entries.getLong();
      minutes[i] = entries.getInt();
    }
    return new SeenIds(hashes, minutes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeenIds that
        && Arrays.equals(hashes, that.hashes)
        && Arrays.equals(minutes, that.minutes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return "SeenIds[size=" + hashes.length + "]";
  }
}
