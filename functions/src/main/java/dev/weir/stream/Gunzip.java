package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip (RFC 1952) within a record's budget. All members are read; zeroes after the last
 * one are padding. {@link java.util.zip.GZIPInputStream} is unsuitable, because it accepts anything
 * else after a member, such as a truncated header of the next one, as the regular end.
 *
 * <p>One instance serves many records: a native inflater costs more than most records need of it.
 * Not thread-safe.
 */
final class Gunzip {

  private static final byte[] MAGIC = {0x1F, (byte) 0x8B};
  private static final int DEFLATE = 8;
  private static final int HEADER_LENGTH = 10;
  private static final int TRAILER_LENGTH = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  // Text compresses to about a quarter or less.
  private static final long USUAL_RATIO = 4;
  private static final int MIN_OUT = 64;

  private static final byte[] NOTHING = {};

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private RecordBudget budget = RecordBudget.ofBytes(0);
  private byte[] bytes = NOTHING;
  private int at;
  private int end;
  private int bound;
  private final boolean isReusing;
  private byte[] out = NOTHING;

  // Of the array, this much holds the earlier results of the record.
  private int used;

  // Counted from there.
  private int written;

  /** Creates one whose results remain valid. */
  Gunzip() {
    this(false);
  }

  private Gunzip(boolean isReusing) {
    this.isReusing = isReusing;
  }

  /** Returns one whose results are valid until the next record begins. */
  static Gunzip reusing() {
    return new Gunzip(true);
  }

  /** Begins a record. */
  void startRecord() {
    used = 0;
  }

  static boolean isGzip(ByteRange data) {
    return data.startsWith(MAGIC);
  }

  /**
   * Inflates all members, one after the other.
   *
   * @param recordBudget limits the size of the result
   * @throws UnreadableException if it is truncated or corrupt
   * @throws TooMuchWorkException if the result is larger than the record may hold
   */
  ByteRange inflate(ByteRange compressed, RecordBudget recordBudget) {
    budget = recordBudget;
    bytes = compressed.bytes();
    at = compressed.from();
    end = compressed.to();
    bound = (int) budget.left(WorkUnit.INFLATED_BYTES);
    written = 0;
    makeRoom(outBytes(expected(compressed)));
    try {
      inflateMembers();
      budget.spend(WorkUnit.INFLATED_BYTES, written);
      var inflated = new ByteRange(out, used, used + written);
      used += written;
      return inflated;
    } finally {
      forget();
    }
  }

  /**
   * Returns the size that the last member claims for itself (RFC 1952, ISIZE), which is usually the
   * only one; the usual size if it claims too little. A false claim costs no more than a true one.
   */
  private static long expected(ByteRange compressed) {
    long claimed = 0;
    for (int i = 1; i <= Integer.BYTES && i <= compressed.length(); i++) {
      claimed = (claimed << Byte.SIZE) | (compressed.bytes()[compressed.to() - i] & 0xFF);
    }
    return claimed < compressed.length()
        ? USUAL_RATIO * compressed.length() + MIN_OUT
        : claimed + 1; // the end is recognised only with room for more
  }

  /** Provides an array with room for so many bytes; those written so far are kept. */
  private void makeRoom(int wanted) {
    if (out.length - used < wanted) {
      byte[] larger = new byte[wanted];
      System.arraycopy(out, used, larger, 0, written);
      out = larger;
      used = 0;
    }
  }

  /** Releases the input, so that it is not kept in memory until the next record. */
  private void forget() {
    bytes = NOTHING;
    if (!isReusing) {
      out = NOTHING;
      used = 0;
    }
    inflater.setInput(NOTHING);
  }

  /** One byte more than the bound shows that it is exceeded. */
  private int outBytes(long wanted) {
    return (int) Math.min(bound + 1L, wanted);
  }

  private void inflateMembers() {
    do {
      header();
      int start = written;
      body();
      trailer(start);
    } while (isFollowed());
  }

  private void header() {
    int start = at;
    need(HEADER_LENGTH);
    int flags = bytes[at + 3];
    if (bytes[at] != MAGIC[0]
        || bytes[at + 1] != MAGIC[1]
        || bytes[at + 2] != DEFLATE
        || (flags & RESERVED) != 0) {
      throw corrupt("header");
    }
    at += HEADER_LENGTH;
    if ((flags & EXTRA) != 0) {
      need(2);
      int length = littleEndian(2);
      need(length);
      at += length;
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      checkHeader(start);
    }
  }

  private void skipText() {
    while (at < end && bytes[at] != 0) {
      at++;
    }
    need(1);
    at++;
  }

  private void checkHeader(int start) {
    crc.reset();
    crc.update(bytes, start, at - start);
    need(2);
    if (littleEndian(2) != (crc.getValue() & 0xFFFF)) {
      throw corrupt("header checksum");
    }
  }

  private void body() {
    inflater.reset();
    inflater.setInput(bytes, at, end - at);
    while (!inflater.finished()) {
      if (used + written == out.length) {
        makeRoom(outBytes(2L * written + MIN_OUT));
      }
      int more = inflateSome();
      written += more;
      if (written > bound) {
        throw budget.tooMuch(WorkUnit.INFLATED_BYTES);
      }
      if (more == 0 && inflater.needsDictionary()) {
        throw corrupt("dictionary");
      }
      if (more == 0 && inflater.needsInput()) {
        throw truncated();
      }
    }
    at = end - inflater.getRemaining();
  }

  private int inflateSome() {
    try {
      int room = Math.min(out.length - used, outBytes(Long.MAX_VALUE)) - written;
      return inflater.inflate(out, used + written, room);
    } catch (DataFormatException e) {
      at = end - inflater.getRemaining();
      throw corrupt("data");
    }
  }

  private void trailer(int start) {
    need(TRAILER_LENGTH);
    crc.reset();
    crc.update(out, used + start, written - start);
    if (littleEndian(4) != (int) crc.getValue()) {
      throw corrupt("checksum");
    }
    if (littleEndian(4) != written - start) {
      throw corrupt("length");
    }
  }

  private boolean isFollowed() {
    int next = at;
    while (next < end && bytes[next] == 0) {
      next++;
    }
    // Zeroes up to the end are padding; zeroes before anything else are not.
    return next < end;
  }

  private int littleEndian(int length) {
    int value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes[at++] & 0xFF) << (8 * i);
    }
    return value;
  }

  private void need(int length) {
    if (end - at < length) {
      throw truncated();
    }
  }

  private UnreadableException truncated() {
    return new UnreadableException(Reason.TRUNCATED_GZIP, "Gzip ends early: offset=" + end);
  }

  private UnreadableException corrupt(String what) {
    return new UnreadableException(
        Reason.CORRUPT_GZIP, "Gzip has a bad " + what + ": offset=" + at);
  }
}
