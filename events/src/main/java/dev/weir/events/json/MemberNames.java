package dev.weir.events.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.events.codec.EightBytes;
import dev.weir.events.codec.KnownTexts;
import java.util.Arrays;

/**
 * The names of an object's members, in the order in which they are usually written: the one that is
 * expected next is recognised with its quotes and its colon by comparing one or two numbers, which
 * takes a fraction of the time for looking for its end and then for the name.
 */
public final class MemberNames {

  // Of a name with quotes and colon: two numbers of eight bytes.
  private static final int MAX_COMPARED = 2 * Long.BYTES;

  private final String[] names;
  private final KnownTexts texts;
  private final int[] lengths;
  private final long[] beginnings;
  private final long[] ends;

  private MemberNames(String[] names) {
    this.names = names;
    texts = KnownTexts.of(names);
    lengths = new int[names.length];
    beginnings = new long[names.length];
    ends = new long[names.length];
    for (int i = 0; i < names.length; i++) {
      byte[] written = ('"' + names[i] + "\":").getBytes(US_ASCII);
      lengths[i] = written.length;
      beginnings[i] = beginning(written, 0, written.length);
      ends[i] = end(written, 0, written.length);
    }
  }

  /** Returns these names, which must differ and be ASCII. */
  public static MemberNames of(String... names) {
    return new MemberNames(names.clone());
  }

  private static long beginning(byte[] bytes, int from, int length) {
    return EightBytes.beginning(bytes, from, from + Math.min(length, Long.BYTES));
  }

  private static long end(byte[] bytes, int from, int length) {
    return length <= Long.BYTES
        ? 0
        : EightBytes.beginning(bytes, from + Long.BYTES, from + Math.min(length, MAX_COMPARED));
  }

  /** Returns the name at an index. */
  String get(int index) {
    return names[index];
  }

  /** Returns the index of the name that the last string read by a scanner is; -1 if it is none. */
  int indexOf(JsonScanner json) {
    var found = json.known(texts);
    return found == null ? -1 : Arrays.asList(names).indexOf(found);
  }

  /**
   * Returns the length of a name with its quotes and its colon if {@code bytes[from, to)} begins
   * with these; 0 if it does not, or if it can't be seen by a comparison.
   *
   * @param index the index of the name; there may be none
   */
  int lengthAt(int index, byte[] bytes, int from, int to) {
    if (index >= lengths.length) {
      return 0;
    }
    int length = lengths[index];
    boolean is =
        length <= to - from
            && length <= MAX_COMPARED
            && beginning(bytes, from, length) == beginnings[index]
            && end(bytes, from, length) == ends[index];
    return is ? length : 0;
  }
}
