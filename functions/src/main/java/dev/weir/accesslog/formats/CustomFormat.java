package dev.weir.accesslog.formats;

import java.util.Arrays;
import java.util.List;

/**
 * Lines in the operator's own format: alternating literal text and fields, compiled once from the
 * server's format string. Reading stops after the last field needed.
 */
final class CustomFormat implements LineFormat {

  /**
   * One field and the text after it.
   *
   * @param part a part of the time; null if the field has another role
   * @param width the fixed number of bytes of the field; 0 if it varies
   * @param free whether a client chooses the field, so that it may contain blanks and brackets
   * @param after the text that ends the field; empty if a blank does
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; made once and only read here.
  record FieldStep(
      byte[] before,
      Role role,
      TimePart part,
      int width,
      boolean list,
      boolean free,
      byte[] after) {

    boolean isQuoted() {
      return before.length > 0
          && before[before.length - 1] == '"'
          && after.length > 0
          && after[0] == '"';
    }
  }

  private static final int NOT_ENDED = -1;

  /** The maximum number of quotes tried as the one that follows an unquoted field. */
  private static final int MAX_READINGS = 8;

  private final FieldStep[] steps;
  private final FreeField free;
  private final TimeParts time = new TimeParts();
  private final AccessLogLine other = new AccessLogLine();

  /** The position of the quote after the free field; -1 if there is none. */
  private int anchor;

  CustomFormat(List<FieldStep> steps) {
    this.steps = steps.toArray(FieldStep[]::new);
    this.free = FreeField.of(this.steps);
  }

  /**
   * Compiles a format string.
   *
   * @throws IllegalArgumentException naming every problem in it
   */
  static CustomFormat compile(String configured) {
    return FormatCompiler.of(configured).compile();
  }

  @Override
  public LineResult parse(byte[] b, int from, int to, AccessLogLine line) {
    LineResult result = parse(b, from, to, from, line);
    // If the server does not escape quotes, a client may have written the first one.
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
   * @param quotesFrom the earliest position of the quote that follows the free field
   */
  private LineResult parse(byte[] b, int from, int to, int quotesFrom, AccessLogLine line) {
    time.clear();
    anchor = -1;
    int at = from;
    for (int i = 0; i < steps.length; i++) {
      FieldStep step = steps[i];
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

  private void take(FieldStep step, byte[] b, int from, int to, AccessLogLine line) {
    if (step.part != null) {
      time.take(step.part, b, from);
    } else {
      line.take(step.role, from, to);
    }
  }

  /** Returns the end of a field; the last one may also end with the line. */
  private static int end(FieldStep step, boolean last, byte[] b, int from, int to) {
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

  // The entries of a list are separated by ", " or " : ", which do not end it.
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
