package dev.weir.events.framing;

import dev.weir.events.codec.InvalidMessageException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates zlib streams (RFC 1950) within a budget: one stream, to its end and its checksum, and
 * nothing after it. One instance serves many messages: a native inflater costs more than most
 * messages need of it. Not thread-safe.
 */
final class Zlib {

  private static final byte[] NOTHING = {};
  private static final long USUAL_RATIO = 4;
  private static final int MIN_OUT = 64;

  private final Inflater inflater = new Inflater();

  /**
   * Returns the inflated {@code bytes[from, to)}.
   *
   * @param budget counts all inflated bytes, also those of a stream that turns out to be broken
   * @throws InvalidMessageException if it is not a complete stream
   */
  byte[] inflate(byte[] bytes, int from, int to, InflationBudget budget) {
    inflater.reset();
    inflater.setInput(bytes, from, to - from);
    try {
      var inflated = counted(to - from, budget);
      if (inflater.getRemaining() > 0) {
        throw malformed("has bytes after its end");
      }
      return inflated;
    } finally {
      inflater.setInput(NOTHING); // releases the message's bytes
    }
  }

  private byte[] counted(int compressed, InflationBudget budget) {
    // One byte more than the bound shows that it is exceeded.
    var most = (int) Math.min(Integer.MAX_VALUE - 8L, budget.left() + 1L);
    byte[] inflated;
    try {
      inflated = inflate(compressed, most);
    } catch (InvalidMessageException malformed) {
      // Also work: a record can hold thousands of streams that break at their end.
      budget.spend((int) inflater.getBytesWritten());
      throw malformed;
    }
    budget.spend(inflated.length);
    return inflated;
  }

  private byte[] inflate(int compressed, int most) {
    var out = new byte[(int) Math.min(most, USUAL_RATIO * compressed + MIN_OUT)];
    var written = 0;
    while (!inflater.finished() && written < most) {
      if (written == out.length) {
        out = Arrays.copyOf(out, (int) Math.min(most, 2L * out.length));
      }
      var more = inflateSome(out, written);
      written += more;
      // A truncated stream, or one that needs a dictionary, yields nothing: repeated calls would
      // never end.
      if (more == 0 && !inflater.finished()) {
        throw malformed(inflater.needsDictionary() ? "needs a preset dictionary" : "ends early");
      }
    }
    return Arrays.copyOf(out, written);
  }

  private int inflateSome(byte[] out, int written) {
    try {
      return inflater.inflate(out, written, out.length - written);
    } catch (DataFormatException e) {
      throw malformed("is broken");
    }
  }

  private static InvalidMessageException malformed(String what) {
    return new InvalidMessageException(
        InvalidMessageException.MessageProblem.MALFORMED_FRAME, "has a zlib stream that " + what);
  }
}
