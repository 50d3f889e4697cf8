package dev.weir.events.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Texts that recur in events, such as names of fields and codes of currencies: each is one String,
 * however often it is read. A text is found by its first eight bytes, taken as one number, in a
 * table in which collisions move to the next place.
 */
public final class KnownTexts {

  // Fibonacci hashing: the golden ratio's multiple spreads similar numbers over the upper bits.
  private static final long GOLDEN_RATIO = 0x9E37_79B9_7F4A_7C15L;
  // A fuller table has longer runs.
  private static final int PLACES_PER_TEXT = 4;

  private final int shift;
  private final long[] beginnings;
  private final byte[][] bytes;
  private final String[] texts;

  private KnownTexts(Collection<String> known) {
    int places = Integer.highestOneBit(PLACES_PER_TEXT * known.size());
    shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
    beginnings = new long[places];
    bytes = new byte[places][];
    texts = new String[places];
    known.forEach(this::put);
  }

  /** Returns these texts, which must differ and be ASCII. */
  public static KnownTexts of(Collection<String> texts) {
    return new KnownTexts(texts);
  }

  /** Returns these texts, which must differ and be ASCII. */
  public static KnownTexts of(String... texts) {
    return of(List.of(texts));
  }

  private void put(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    long beginning = EightBytes.beginning(ascii, 0, ascii.length);
    int place = place(beginning);
    while (texts[place] != null) {
      place = next(place);
    }
    beginnings[place] = beginning;
    bytes[place] = ascii;
    texts[place] = text;
  }

  /** Returns the text that {@code source[from, to)} is; null if it is none of these. */
  public String find(byte[] source, int from, int to) {
    long beginning = EightBytes.beginning(source, from, to);
    int place = place(beginning);
    while (texts[place] != null) {
      if (beginnings[place] == beginning && endsAs(bytes[place], source, from, to)) {
        return texts[place];
      }
      place = next(place);
    }
    return null;
  }

  private static boolean endsAs(byte[] known, byte[] source, int from, int to) {
    int length = to - from;
    return known.length == length
        && (length <= Long.BYTES
            || Arrays.equals(source, from + Long.BYTES, to, known, Long.BYTES, length));
  }

  private int place(long beginning) {
    return (int) ((beginning * GOLDEN_RATIO) >>> shift);
  }

  private int next(int place) {
    return (place + 1) & (texts.length - 1);
  }
}
