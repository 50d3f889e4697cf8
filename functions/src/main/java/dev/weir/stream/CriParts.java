package dev.weir.stream;

import dev.weir.events.json.JsonScanner;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins the parts into which a container runtime splits a long line: {@code TIME stdout P part},
 * and finally {@code TIME stdout F part} (Kubernetes, "CRI logging format"). The lines of standard
 * output and of standard error may be interleaved. The joined line has the stamp of its first part.
 * A line whose last part is in another record is passed on as far as this record contains it.
 */
public final class CriParts {

  private static final byte[] NOTHING = {};
  private static final byte[] STDOUT = JsonScanner.ascii(" stdout ");
  private static final byte[] STDERR = JsonScanner.ascii(" stderr ");

  /** The shortest stamp has no fraction: {@code 2026-11-29T06:00:07Z}. */
  private static final int MIN_STAMP_BYTES = 20;

  private static final int MAX_STAMP_BYTES = 40;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private byte[] whole = NOTHING;

  /** Adds the line if it is a part of one: the first, one in the middle, or the last. */
  public boolean add(byte[] b, int from, int to) {
    whole = NOTHING;
    int stream = streamAt(b, from, to);
    int tag = stream + STDOUT.length;
    if (stream < 0 || tag + 1 >= to || b[tag + 1] != ' ') {
      return false;
    }
    ByteArrayOutputStream parts = startsWith(STDOUT, b, stream, to) ? output : errors;
    boolean last = b[tag] == 'F';
    if ((!last && b[tag] != 'P') || (last && parts.size() == 0)) {
      return false;
    }
    int part = parts.size() == 0 ? from : tag + 2;
    int end = last ? to : Lines.withoutCarriageReturn(b, part, to);
    parts.write(b, part, end - part);
    if (last) {
      whole = parts.toByteArray();
      parts.reset();
    }
    return true;
  }

  /** Returns the line that the last added part completed; empty if more parts must follow. */
  public byte[] whole() {
    return whole;
  }

  /** Returns lines whose last part did not come. */
  public List<byte[]> unfinished() {
    var lines = new ArrayList<byte[]>();
    for (var parts : List.of(output, errors)) {
      if (parts.size() > 0) {
        lines.add(parts.toByteArray());
      }
    }
    return lines;
  }

  /** Whether a line begins like a stamp: checks two bytes, which suffice for most lines. */
  static boolean isDated(byte[] b, int from, int to) {
    return to - from > MIN_STAMP_BYTES && b[from + 4] == '-' && b[from + 10] == 'T';
  }

  /**
   * Returns where the name of the stream begins, including the blank before it; -1 if there is
   * none.
   */
  private static int streamAt(byte[] b, int from, int to) {
    if (!isDated(b, from, to)) {
      return -1;
    }
    int blank = from + MIN_STAMP_BYTES;
    int limit = Math.min(to, from + MAX_STAMP_BYTES);
    while (blank < limit && b[blank] != ' ') {
      blank++;
    }
    boolean named = startsWith(STDOUT, b, blank, to) || startsWith(STDERR, b, blank, to);
    return named ? blank : -1;
  }

  private static boolean startsWith(byte[] wanted, byte[] b, int from, int to) {
    return to - from >= wanted.length
        && Arrays.equals(b, from, from + wanted.length, wanted, 0, wanted.length);
  }
}
