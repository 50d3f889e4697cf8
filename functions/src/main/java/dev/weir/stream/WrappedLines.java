package dev.weir.stream;

import static dev.weir.events.json.JsonScanner.ascii;

import dev.weir.events.codec.EightBytes;
import dev.weir.events.json.JsonEscapes;
import dev.weir.events.json.JsonException;
import dev.weir.events.json.JsonScanner;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Extracts lines from the JSON objects in which shippers wrap them, one object per line: Fluent
 * Bit's and Docker's {@code {"log":"<line>\n",...}}, Vector's and Filebeat's {@code
 * {"message":"<line>",...}}, the journal's {@code {"MESSAGE":"<line>",...}}. Only text that can be
 * read as a line of the stream is extracted, because many programs write JSON with a text of that
 * name, and only from objects that are not lines themselves, because that text may be a client's.
 * Joins the parts into which a container runtime splits lines ({@link CriParts}). Any other line is
 * unchanged.
 */
final class WrappedLines {

  /** The names in order of precedence. */
  private static final byte[][] NAMES = {ascii("log"), ascii("message"), ascii("MESSAGE")};

  private final byte[] bytes;
  private final String source;
  private final LineRecognizer recognizer;
  private final RecordBudget budget;
  private final Consumer<Payload> consumer;
  private final CriParts parts = new CriParts();

  /** The strings of the current object by name: where each begins and ends. */
  private final int[] froms = new int[NAMES.length];

  private final int[] tos = new int[NAMES.length];
  private final boolean[] escaped = new boolean[NAMES.length];

  /** Whether the current object has a member that a line has. */
  private boolean mayBeLine;

  /** The text with its escapes decoded; never longer than the original. */
  private byte[] unescaped = {};

  private int unescapedTo;

  private WrappedLines(
      ByteRange text,
      String source,
      LineRecognizer recognizer,
      RecordBudget budget,
      Consumer<Payload> consumer) {
    this.bytes = text.bytes();
    this.source = source;
    this.recognizer = recognizer;
    this.budget = budget;
    this.consumer = consumer;
  }

  /**
   * Passes the lines to the consumer in order: adjacent unwrapped ones together.
   *
   * @param budget in which the JSON read is counted
   */
  static void unwrap(
      ByteRange text,
      String source,
      LineRecognizer recognizer,
      RecordBudget budget,
      Consumer<Payload> consumer) {
    int wrapped = nextWrapped(text.bytes(), text.from(), text.to());
    if (wrapped < text.to()) {
      new WrappedLines(text, source, recognizer, budget, consumer)
          .unwrap(text.from(), wrapped, text.to());
    } else if (text.length() > 0) {
      consumer.accept(new Payload(text.bytes(), text.from(), text.to(), source));
    }
  }

  /**
   * Returns where the next line that may be an object or a part begins; {@code to} if there is
   * none.
   */
  private static int nextWrapped(byte[] bytes, int from, int to) {
    int start = from;
    while (start < to && bytes[start] != '{' && !CriParts.isDated(bytes, start, to)) {
      start = EightBytes.newline(bytes, start, to) + 1;
    }
    return Math.min(start, to);
  }

  private void unwrap(int from, int firstWrapped, int to) {
    int plainFrom = from;
    int start = firstWrapped;
    while (start < to) {
      int end = EightBytes.newline(bytes, start, to);
      int next = Math.min(end + 1, to);
      Payload line = find(start, end, to);
      if (line != null) {
        givePlain(plainFrom, start);
        consumer.accept(line);
        plainFrom = next;
      } else if (parts.add(bytes, start, end)) {
        givePlain(plainFrom, start);
        giveJoined(parts.whole());
        plainFrom = next;
      }
      start = nextWrapped(bytes, next, to);
    }
    givePlain(plainFrom, to);
    parts.unfinished().forEach(this::giveJoined);
  }

  private void givePlain(int from, int to) {
    if (from < to) {
      consumer.accept(new Payload(bytes, from, to, source));
    }
  }

  private void giveJoined(byte[] line) {
    if (line.length > 0) {
      consumer.accept(new Payload(line, 0, line.length, source));
    }
  }

  /** Returns the line that is wrapped here; null if there is something else, or broken JSON. */
  private Payload find(int from, int to, int textTo) {
    if (bytes[from] != '{') {
      return null;
    }
    if (!findStrings(new JsonScanner(bytes, from, to, budget))) {
      return null;
    }
    var wrapper = new Payload.Wrapper(bytes, from, to);
    for (int name = 0; name < NAMES.length; name++) {
      Payload line = froms[name] < 0 ? null : line(name, wrapper, textTo - from);
      if (line != null) {
        return mayBeLine && recognizer.isLine(bytes, from, to) ? null : line;
      }
    }
    return null;
  }

  private boolean findStrings(JsonScanner json) {
    Arrays.fill(froms, -1);
    mayBeLine = false;
    try {
      for (boolean more = json.enter('{', '}'); more; more = json.more('}')) {
        json.name();
        int name = nameOf(json);
        if (name >= 0 && json.peek() == '"') {
          json.string();
          froms[name] = json.from();
          tos[name] = json.to();
          escaped[name] = json.escaped();
        } else {
          mayBeLine |= json.escaped() || recognizer.isField(bytes, json.from(), json.to());
          json.skipValue();
        }
      }
      return json.atEnd();
    } catch (JsonException e) {
      // The parser rejects only this line; its neighbours are unaffected.
      return false;
    }
  }

  private static int nameOf(JsonScanner json) {
    for (int name = 0; name < NAMES.length; name++) {
      if (json.is(NAMES[name])) {
        return name;
      }
    }
    return -1;
  }

  /**
   * Returns the string as a payload if all of it can be read as lines of the stream; otherwise
   * null.
   */
  @SuppressWarnings("ReferenceEquality") // whether the text lies in this same array
  private Payload line(int name, Payload.Wrapper wrapper, int atMost) {
    int textFrom = froms[name];
    int textTo = tos[name];
    byte[] text = bytes;
    if (escaped[name]) {
      if (unescaped.length == 0) {
        // One array for all following lines instead of one for each.
        unescaped = new byte[atMost];
      }
      text = unescaped;
      textTo = JsonEscapes.unescape(bytes, textFrom, textTo, unescaped, unescapedTo);
      textFrom = unescapedTo;
    }
    if (textTo > textFrom && text[textTo - 1] == '\n') {
      textTo--;
    }
    if (!reads(text, textFrom, textTo)) {
      return null;
    }
    unescapedTo = text == bytes ? unescapedTo : textTo;
    return new Payload(text, textFrom, textTo, source, Optional.empty(), Optional.of(wrapper));
  }

  /** Whether there is a line, and every line belongs to the stream. */
  private boolean reads(byte[] text, int from, int to) {
    int start = from;
    while (start < to) {
      int end = EightBytes.newline(text, start, to);
      // This reading, and that of the object around it; the line itself is counted later.
      budget.spend(WorkUnit.LINES, 2);
      if (!recognizer.reads(text, start, Lines.withoutCarriageReturn(text, start, end))) {
        return false;
      }
      start = end + 1;
    }
    return to > from;
  }
}
