package dev.weir.events.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.events.codec.EightBytes;
import dev.weir.events.codec.KnownTexts;
import java.util.Arrays;

/**
 * The names of an object's members, in the order in which they are usually written. One is
 * recognised with its quotes and its colon by comparing two numbers, which takes a fraction of the
 * time for looking for its end and then for the name.
 */
public final class MemberNames {

  // Of a name with quotes and colon: two numbers of eight bytes.
  private static final int MAX_COMPARED = 2 * Long.BYTES;
  private static final long ALL = -1L;

  private final String[] names;
  private final KnownTexts texts;
  private final int[] lengths;
  private final long[] beginnings;
  private final long[] beginningMasks;
  private final long[] ends;
  private final long[] endMasks;

  private MemberNames(String[] names) {
    this.names = names;
    texts = KnownTexts.of(names);
    lengths = new int[names.length];
    beginnings = new long[names.length];
    beginningMasks = new long[names.length];
    ends = new long[names.length];
    endMasks = new long[names.length];
    for (int i = 0; i < names.length; i++) {
      put(i, ('"' + names[i] + "\":").getBytes(US_ASCII));
    }
  }

  private void put(int index, byte[] written) {
    lengths[index] = written.length;
    if (written.length > MAX_COMPARED) {
      ends[index] = ALL; // under a mask of zeros, nothing equals it
      return;
    }
    int first = Math.min(written.length, Long.BYTES);
    beginnings[index] = EightBytes.beginning(written, 0, first);
    beginningMasks[index] = mask(first);
    ends[index] = EightBytes.beginning(written, first, written.length);
    endMasks[index] = mask(written.length - first);
  }

  private static long mask(int bytes) {
    return bytes == 0 ? 0 : ALL >>> ((Long.BYTES - bytes) * Byte.SIZE);
  }

  /** Returns these names, which must differ and be ASCII. */
  public static MemberNames of(String... names) {
    return new MemberNames(names.clone());
  }

  /** Returns the name at an index. */
  String get(int index) {
    return names[index];
  }

  /** Returns the length of the name at an index, with its quotes and its colon. */
  int length(int index) {
    return lengths[index];
  }

  /** Returns the index of the name that the last string read by a scanner is; -1 if it is none. */
  int indexOf(JsonScanner json) {
    var found = json.known(texts);
    return found == null ? -1 : Arrays.asList(names).indexOf(found);
  }

  /**
   * Returns the index of the name with which {@code bytes[from, to)} begins, with its quotes and
   * its colon; -1 if there is none, or if it can't be seen by a comparison.
   *
   * @param expected the index of the name that is compared first, then those after it; it may be
   *     one too great
   */
  int indexAt(int expected, byte[] bytes, int from, int to) {
    if (from > bytes.length - MAX_COMPARED) {
      return -1;
    }
    long beginning = EightBytes.beginning(bytes, from, from + Long.BYTES);
    long end = EightBytes.beginning(bytes, from + Long.BYTES, from + MAX_COMPARED);
    int i = expected;
    for (int tried = 0; tried < names.length; tried++, i++) {
      i = i < names.length ? i : 0;
      if ((beginning & beginningMasks[i]) == beginnings[i] && (end & endMasks[i]) == ends[i]) {
        return lengths[i] <= to - from ? i : -1;
      }
    }
    return -1;
  }
}
