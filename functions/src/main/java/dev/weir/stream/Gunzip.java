package dev.weir.stream;

import dev.weir.quarantine.Reason;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates gzip (RFC 1952) up to a bound. All members are read; zeroes behind the last one are
 * padding. Not {@link java.util.zip.GZIPInputStream}, for that takes anything else behind a member,
 * such as a cut-off header of the next one, for the regular end.
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

  private final byte[] bytes;
  private final int end;
  private final int bound;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int at;
  private byte[] out;
  private int written;

  private Gunzip(Slice compressed, int bound) {
    this.bytes = compressed.bytes();
    this.at = compressed.from();
    this.end = compressed.to();
    this.bound = bound;
    // Text shrinks to about a fourth or less; one byte more than the bound tells that it is passed.
    this.out = new byte[(int) Math.min(bound + 1L, 4L * compressed.length() + 64)];
  }

  /** Whether the bytes begin as gzip does. */
  static boolean isGzip(Slice data) {
    return data.startsWith(MAGIC);
  }

  /**
   * Inflates all members, one after the other.
   *
   * @param bound how many bytes may come out
   * @throws UnreadableException if it is truncated, corrupt or passes the bound
   */
  static Slice inflate(Slice compressed, int bound) {
    var gunzip = new Gunzip(compressed, bound);
    try {
      return gunzip.inflateMembers();
    } finally {
      gunzip.inflater.end();
    }
  }

  private Slice inflateMembers() {
    do {
      header();
      int start = written;
      body();
      trailer(start);
    } while (isFollowed());
    return new Slice(out, 0, written);
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
      if (written == out.length) {
        out = Arrays.copyOf(out, (int) Math.min(bound + 1L, 2L * out.length));
      }
      int more = inflateSome();
      written += more;
      if (written > bound) {
        throw new UnreadableException(
            Reason.INFLATES_TOO_LARGE, "Inflates past the bound: bytes=" + bound);
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
      return inflater.inflate(out, written, out.length - written);
    } catch (DataFormatException e) {
      at = end - inflater.getRemaining();
      throw corrupt("data");
    }
  }

  private void trailer(int start) {
    need(TRAILER_LENGTH);
    crc.reset();
    crc.update(out, start, written - start);
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
    // Zeroes to the end are padding; zeroes before something else are not.
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
