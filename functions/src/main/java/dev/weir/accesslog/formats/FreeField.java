package dev.weir.accesslog.formats;

import dev.weir.accesslog.formats.CustomFormat.FieldStep;

/**
 * The unquoted field of an operator's format that a client chooses, such as the user's name. It may
 * contain blanks, brackets and complete times. Its end is therefore not searched from the front but
 * backwards from the quote that follows it in the format: Apache and nginx escape quotes, so the
 * first one belongs to the format.
 */
final class FreeField {

  private static final int NONE = -1;

  /** No server writes a longer field of its own; this bounds how often a line is read. */
  private static final int MAX_FIELD_BYTES = 1_024;

  private final FieldStep[] steps;

  /** The last such field before a quote; -1 if there is none. */
  private final int index;

  /** The field that the quote follows. */
  private final int last;

  /** The number of bytes between that field and the quote. */
  private final int bytesBeforeQuote;

  private FreeField(FieldStep[] steps, int index, int last) {
    this.steps = steps;
    this.index = index;
    this.last = last;
    this.bytesBeforeQuote = index < 0 ? 0 : quoteIn(steps[last].after());
  }

  static FreeField of(FieldStep[] steps) {
    int index = NONE;
    for (int i = 0; i < steps.length; i++) {
      index = steps[i].free() && !steps[i].isQuoted() && !steps[i].list() ? i : index;
      if (index != NONE && quoteIn(steps[i].after()) != NONE) {
        return new FreeField(steps, index, i);
      }
    }
    return new FreeField(steps, NONE, NONE);
  }

  private static int quoteIn(byte[] literal) {
    return ByteSearch.indexOf((byte) '"', literal, 0, literal.length);
  }

  boolean isAt(int step) {
    return step == index;
  }

  /** Returns the first quote from {@code quotesFrom} on that follows the format's text. */
  int quote(byte[] b, int at, int quotesFrom, int to) {
    for (int i = quotesFrom; i < to; i++) {
      if (b[i] == '\\') {
        i++;
      } else if (b[i] == '"' && isFormats(b, at, i, to)) {
        return i;
      }
    }
    return NONE;
  }

  private boolean isFormats(byte[] b, int at, int quote, int to) {
    int end = quote - bytesBeforeQuote;
    return end >= at
        && CustomFormat.startsWith(steps[last].after(), b, end, to)
        && end(b, at, quote) >= 0;
  }

  /** Returns the end of the field that begins at {@code at} if this is its quote; otherwise -1. */
  int end(byte[] b, int at, int quote) {
    int end = quote - bytesBeforeQuote;
    for (int i = last; i > index && end >= at; i--) {
      int start = start(steps[i], b, at, end);
      end = start < 0 ? NONE : start - steps[i].before().length;
    }
    return end >= at ? end : NONE;
  }

  /** Returns the start of the server-written field that ends here. */
  private static int start(FieldStep step, byte[] b, int from, int end) {
    byte[] before = step.before();
    int start = step.width() > 0 ? end - step.width() : end;
    int least = Math.max(from, end - MAX_FIELD_BYTES);
    while (start - before.length >= least
        && !CustomFormat.startsWith(before, b, start - before.length, end)) {
      if (step.width() > 0) {
        return NONE;
      }
      start--;
    }
    return start - before.length >= least ? start : NONE;
  }
}
