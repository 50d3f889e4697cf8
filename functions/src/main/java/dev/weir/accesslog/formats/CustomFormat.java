package dev.weir.accesslog.formats;

import java.util.Arrays;
import java.util.List;

/**
 * Lines in the operator's own format: literal text and fields in turn, compiled once from the
 * server's format string. Reading stops after the last field that is needed.
 */
final class CustomFormat implements LineFormat {

  /**
   * One field and the text around it.
   *
   * @param part a part of the time; null where the field has a role of its own
   * @param width how many bytes the field always has; 0 where that varies
   * @param free whether a client chooses the field, so that it may hold blanks and brackets
   * @param after the text that the field ends at; empty where it ends at a blank
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; made once and only read here.
  record Step(
      byte[] before,
      Role role,
      TimePart part,
      int width,
      boolean list,
      boolean free,
      byte[] after) {

    /** Whether the field stands in quotes. */
    boolean isQuoted() {
      return before.length > 0
          && before[before.length - 1] == '"'
          && after.length > 0
          && after[0] == '"';
    }
  }

  private static final int NOT_ENDED = -1;

  /** So many quotes are tried as the one that a field outside of quotes stands before. */
  private static final int MAX_READINGS = 8;

  private final Step[] steps;
  private final FreeField free;
  private final TimeParts time = new TimeParts();
  private final AccessLogLine other = new AccessLogLine();

  /** The quote that the free field stands before; -1 where there is none. */
  private int anchor;

  CustomFormat(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
    this.free = FreeField.of(this.steps);
  }

  /**
   * Compiles a format string.
   *
   * @throws IllegalArgumentException naming everything that is wrong with it
   */
  static CustomFormat compile(String configured) {
    return FormatCompiler.of(configured).compile();
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    LineResult result = parse(b, from, to, from, line);
    // Where the server escapes no quotes, a client may have written the first one.
    for (int i = 0; i < MAX_READINGS && anchor >= 0 && result == LineResult.EVENT; i++) {
      other.clear(b);
      if (parse(b, from, to, anchor + 1, other) == LineResult.EVENT) {
        return LineResult.AMBIGUOUS;
      }
    }
    return result;
  }

  /**
   * Reads the line.
   *
   * @param quotesFrom where the quote may be, at first, that the free field stands before
   */
  private LineResult parse(byte[] b, int from, int to, int quotesFrom, AccessLogLine line) {
    time.clear();
    anchor = -1;
    int at = from;
    for (int i = 0; i < steps.length; i++) {
      Step step = steps[i];
      if (!startsWith(step.before, b, at, to)) {
        return LineResult.NOT_AN_ACCESS_LOG;
      }
      at += step.before.length;
      int end =
          free.isAt(i)
              ? freeEnd(b, at, Math.max(at, quotesFrom), to)
              : end(step, i == steps.length - 1, b, at, to);
      if (end == NOT_ENDED) {
        return LineResult.NOT_AN_ACCESS_LOG;
      }
      take(step, b, at, end, line);
      at = end;
    }
    if (time.any()) {
      time.giveTo(line);
    }
    return line.verdict();
  }

  private int freeEnd(byte[] b, int at, int quotesFrom, int to) {
    anchor = free.quote(b, at, quotesFrom, to);
    return anchor < 0 ? NOT_ENDED : free.end(b, at, anchor);
  }

  private void take(Step step, byte[] b, int from, int to, AccessLogLine line) {
    if (step.part != null) {
      time.take(step.part, b, from);
    } else {
      line.take(step.role, from, to);
    }
  }

  /** Where a field ends; the last one may as well end where the line does. */
  private static int end(Step step, boolean last, byte[] b, int from, int to) {
    if (step.width > 0) {
      return from + step.width <= to ? from + step.width : NOT_ENDED;
    }
    if (step.after.length == 0) {
      return find(BLANK, step.list, b, from, to, to);
    }
    int missing = last ? to : NOT_ENDED;
    return step.isQuoted()
        ? findUnescaped(step.after, b, from, to, missing)
        : find(step.after, step.list, b, from, to, missing);
  }

  private static final byte[] BLANK = {' '};

  private static int find(byte[] text, boolean list, byte[] b, int from, int to, int missing) {
    for (int i = from; i < to; i++) {
      if (b[i] == text[0]
          && startsWith(text, b, i, to)
          && !(list && isWithinList(b, from, i, to))) {
        return i;
      }
    }
    return missing;
  }

  // A list's entries are parted by ", " or " : ", which are no end of it.
  private static boolean isWithinList(byte[] b, int from, int at, int to) {
    if (b[at] != ' ') {
      return b[at] == ',' && at + 1 < to && b[at + 1] == ' ';
    }
    boolean behindMark = at > from && (b[at - 1] == ',' || b[at - 1] == ':');
    return behindMark || (at + 2 < to && b[at + 1] == ':' && b[at + 2] == ' ');
  }

  private static int findUnescaped(byte[] text, byte[] b, int from, int to, int missing) {
    for (int i = from; i < to; i++) {
      if (b[i] == '\\') {
        i++;
      } else if (b[i] == '"' && startsWith(text, b, i, to)) {
        return i;
      }
    }
    return missing;
  }

  static boolean startsWith(byte[] text, byte[] b, int at, int to) {
    return to - at >= text.length && Arrays.equals(b, at, at + text.length, text, 0, text.length);
  }
}
