package dev.weir.transactions.rules;

import dev.weir.events.codec.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The transaction ids seen of a user, each as 64 bits of its SHA-256: among a thousand ids, two are
 * equal by chance once in 10^13 users. The latest 64 are remembered, and up to a thousand of the
 * last 24 hours of stream time: within these a producer may send again.
 */
public final class SeenIds {

  public static final SeenIds NONE = new SeenIds(new Log(0), 0, 0);

  static final Duration AGE = Duration.ofHours(24);
  static final int ALWAYS = 64;
  static final int MAX = 1_000;

  private static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES;
  private static final int SECONDS_A_MINUTE = 60;
  private static final int MIN_ROOM = 4;

  private final Log log;
  private final int from;
  private final int to;

  private SeenIds(Log log, int from, int to) {
    this.log = log;
    this.from = from;
    this.to = to;
  }

  /**
   * Ids in order of arrival; next to each the minute of stream time. Values share it: what is
   * written never changes, and the first value that claims the next place may write there.
   *
   * <p>Most ids that are looked for are new, which a bit for each remainder of their hashes shows
   * without a look at all of them.
   */
  private static final class Log {
    // At most one in eight bits is set, so that no more than one in eight new ids is looked for.
    private static final int BITS_PER_ID = 16;

    private final long[] hashes;
    private final int[] minutes;
    private final long[] remainders;
    private final AtomicInteger claimed = new AtomicInteger();

    Log(int capacity) {
      hashes = new long[capacity];
      minutes = new int[capacity];
      remainders = new long[Integer.highestOneBit(Math.max(1, capacity * BITS_PER_ID / Long.SIZE))];
    }

    /** Whether an id may have been written; if not, it was not. */
    boolean mayHold(long hash) {
      return (remainders[word(hash)] & (1L << hash)) != 0;
    }

    // The lowest six bits choose the bit in the word.
    private int word(long hash) {
      return (int) (hash >>> 6) & (remainders.length - 1);
    }

    /** Claims a place; false if it does not exist, or if another value has claimed it. */
    boolean claims(int index) {
      return index < hashes.length && claimed.compareAndSet(index, index + 1);
    }

    void write(int index, long hash, int minute) {
      hashes[index] = hash;
      minutes[index] = minute;
      remainders[word(hash)] |= 1L << hash;
    }

    /** Returns a copy of some ids, with room for as many more as a copy is worth. */
    Log copy(int from, int to) {
      var count = to - from;
      var copy = new Log(count + MIN_ROOM + count / 4);
      for (var i = 0; i < count; i++) {
        copy.write(i, hashes[from + i], minutes[from + i]);
      }
      copy.claimed.set(count);
      return copy;
    }
  }

  public int size() {
    return to - from;
  }

  boolean contains(String id) {
    return size() > 0 && contains(hashOf(id));
  }

  /** As {@link #contains(String)}, of an id's {@link #hashOf}. */
  boolean contains(long hash) {
    if (!log.mayHold(hash)) {
      return false;
    }
    var hashes = log.hashes;
    for (var i = from; i < to; i++) {
      if (hashes[i] == hash) {
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
    return size() > 0 && log.minutes[from] < minuteOf(streamTime);
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
    var kept = firstKept(minute - (int) AGE.toMinutes());
    if (log.claims(to)) {
      log.write(to, hash, minute);
      return new SeenIds(log, kept, to + 1);
    }
    var copy = log.copy(kept, to);
    copy.claims(to - kept);
    copy.write(to - kept, hash, minute);
    return new SeenIds(copy, 0, to - kept + 1);
  }

  // Including the one that is about to be added.
  private int firstKept(int oldestMinute) {
    var first = Math.max(from, to + 1 - MAX);
    while (to + 1 - first > ALWAYS && log.minutes[first] < oldestMinute) {
      first++;
    }
    return first;
  }

  /** Returns the form in which an id is remembered. */
  static long hashOf(String id) {
    return ByteBuffer.wrap(Sha256.of(id)).getLong();
  }

  /** Returns twelve bytes for each, in order: the hash and the minute of stream time. */
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(size() * ENTRY_BYTES);
    for (var i = from; i < to; i++) {
      bytes.putLong(log.hashes[i]).putInt(log.minutes[i]);
    }
    return bytes.array();
  }

  /** Reads {@link #toBytes()} back. */
  public static SeenIds of(byte[] bytes) {
    var entries = ByteBuffer.wrap(bytes);
    var count = bytes.length / ENTRY_BYTES;
    var log = new Log(count);
    for (var i = 0; i < count; i++) {
      log.write(i, entries.getLong(), entries.getInt());
    }
    return new SeenIds(log, 0, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeenIds that
        && Arrays.equals(log.hashes, from, to, that.log.hashes, that.from, that.to)
        && Arrays.equals(log.minutes, from, to, that.log.minutes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "SeenIds[size=" + size() + "]";
  }
}
