package dev.weir.stream;

import static dev.weir.stream.JsonScanner.ascii;

import java.util.function.Consumer;

/**
 * Takes lines out of the JSON objects that shippers wrap them in, one object a line: Fluent Bit's
 * {@code {"log":"<line>\n",...}}, Vector's {@code {"message":"<line>",...}}, journald's {@code
 * {"MESSAGE":"<line>",...}}. Joins what a container runtime cut into parts ({@link CriParts}). Any
 * other line stays as it is.
 */
final class WrappedLines {

  private static final byte[] LOG = ascii("log");
  private static final byte[] MESSAGE = ascii("message");
  private static final byte[] JOURNAL_MESSAGE = ascii("MESSAGE");

  private final byte[] bytes;
  private final String source;
  private final Consumer<Payload> consumer;
  private final CriParts parts = new CriParts();

  /** What escapes were taken out of; never longer than what it came from. */
  private byte[] unescaped = {};

  private int unescapedTo;

  private WrappedLines(Slice text, String source, Consumer<Payload> consumer) {
    this.bytes = text.bytes();
    this.source = source;
    this.consumer = consumer;
  }

  /** Gives the lines to the consumer in order: neighbours that are not wrapped together. */
  static void unwrap(Slice text, String source, Consumer<Payload> consumer) {
    new WrappedLines(text, source, consumer).unwrap(text.from(), text.to());
  }

  private void unwrap(int from, int to) {
    int plainFrom = from;
    int start = from;
    while (start < to) {
      int end = lineEnd(start, to);
      int next = Math.min(end + 1, to);
      Wrapped wrapped = bytes[start] == '{' ? find(start, end) : null;
      if (wrapped != null) {
        give(bytes, plainFrom, start);
        give(wrapped, to - start);
        plainFrom = next;
      } else if (parts.add(bytes, start, end)) {
        give(bytes, plainFrom, start);
        give(parts.whole(), 0, parts.whole().length);
        plainFrom = next;
      }
      start = next;
    }
    give(bytes, plainFrom, to);
    parts.unfinished().forEach(line -> give(line, 0, line.length));
  }

  /** The string of a wrapped line; null where it is something else, or broken JSON. */
  private Wrapped find(int from, int to) {
    var json = new JsonScanner(bytes, from, to);
    try {
      Wrapped found = find(json);
      return json.atEnd() ? found : null;
    } catch (JsonException e) {
      // The parser rejects this line alone; its neighbours are none the worse for it.
      return null;
    }
  }

  private static Wrapped find(JsonScanner json) {
    Wrapped log = null;
    Wrapped message = null;
    for (boolean more = json.enter('{', '}'); more; more = json.more('}')) {
      json.name();
      boolean isLog = json.is(LOG);
      boolean isMessage = !isLog && (json.is(MESSAGE) || json.is(JOURNAL_MESSAGE));
      if ((isLog || isMessage) && json.peek() == '"') {
        json.string();
        Wrapped wrapped = new Wrapped(json.from(), json.to(), json.escaped());
        log = isLog ? wrapped : log;
        message = isMessage ? wrapped : message;
      } else {
        json.skipValue();
      }
    }
    return log != null ? log : message;
  }

  private void give(Wrapped wrapped, int atMost) {
    if (!wrapped.escaped()) {
      give(bytes, wrapped.from(), wrapped.to());
      return;
    }
    if (unescaped.length == 0) {
      // One array for all that follow, in place of one for each line.
      unescaped = new byte[atMost];
    }
    int from = unescapedTo;
    unescapedTo = JsonEscapes.unescape(bytes, wrapped.from(), wrapped.to(), unescaped, from);
    boolean newline = unescapedTo > from && unescaped[unescapedTo - 1] == '\n';
    give(unescaped, from, newline ? unescapedTo - 1 : unescapedTo);
  }

  private void give(byte[] where, int from, int to) {
    if (from < to) {
      consumer.accept(new Payload(where, from, to, source));
    }
  }

  private int lineEnd(int from, int to) {
    int end = from;
    while (end < to && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  private record Wrapped(int from, int to, boolean escaped) {}
}
