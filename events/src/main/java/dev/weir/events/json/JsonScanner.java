package dev.weir.events.json;

import dev.weir.events.codec.EightBytes;
import dev.weir.events.codec.KnownTexts;
import dev.weir.events.codec.Rfc3339;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Scans JSON text (RFC 8259) in bytes without creating objects for it: strings are returned as
 * offsets. Strict about structure, escapes and numbers; does not validate strings as UTF-8. Does
 * not recurse, so that no input exhausts the stack.
 *
 * <p>Every method that reads throws {@link JsonException} if the text is not of the expected kind,
 * and the budget's exception if there are too many tokens.
 */
public final class JsonScanner {

  /**
   * The maximum nesting depth of a value that is skipped, unless stated otherwise. Real documents
   * have a depth of 3 to 5, and more if a message's own fields nest.
   */
  public static final int MAX_DEPTH = 100;

  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");

  private final byte[] bytes;
  private final int end;
  private final TokenBudget budget;
  private final int maxDepth;
  private final Charset charset;
  private int at;
  private int from;
  private int to;
  private boolean escaped;
  // Created when a value is skipped that has others in it.
  private BitSet objects;

  /** Creates a scanner of text whose size is bounded by its source. */
  public JsonScanner(byte[] bytes, int from, int to) {
    this(bytes, from, to, TokenBudget.UNLIMITED);
  }

  /** Creates a scanner of text whose values, names and escapes are counted in a budget. */
  public JsonScanner(byte[] bytes, int from, int to, TokenBudget budget) {
    this(bytes, from, to, budget, MAX_DEPTH, StandardCharsets.UTF_8);
  }

  /**
   * Creates a scanner of {@code bytes[from, to)}.
   *
   * @param maxDepth the maximum nesting depth of a value that is skipped
   * @param charset decodes its strings as UTF-8 would ({@link
   *     dev.weir.events.codec.StrictUtf8#charset})
   */
  public JsonScanner(
      byte[] bytes, int from, int to, TokenBudget budget, int maxDepth, Charset charset) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.budget = budget;
    this.maxDepth = maxDepth;
    this.charset = charset;
  }

  /** Returns the index of the next byte to read. */
  public int offset() {
    return at;
  }

  /** Continues at another offset, after text that was read by other means. */
  public void moveTo(int offset) {
    at = offset;
  }

  /** Returns where the last string or number read begins, without its quote. */
  public int from() {
    return from;
  }

  /** Returns where the last string or number read ends, without its quote. */
  public int to() {
    return to;
  }

  /** Whether the last string read has escapes. */
  public boolean escaped() {
    return escaped;
  }

  /** Whether only white space follows. */
  public boolean atEnd() {
    skipSpace();
    return at == end;
  }

  /** Returns the first byte of the next value. */
  public byte peek() {
    skipSpace();
    if (at == end) {
      throw broken("unexpected end");
    }
    return bytes[at];
  }

  /**
   * Enters an object or array; together with {@link #more} it forms a loop over its contents.
   *
   * @return whether it has any
   */
  public boolean enter(char open, char close) {
    count();
    expect(open);
    return !take(close);
  }

  /** Moves to the next member or element, if there is one before {@code close}. */
  public boolean more(char close) {
    if (take(',')) {
      return true;
    }
    expect(close);
    return false;
  }

  /** Reads a member's name and its colon; {@link #is} then compares the name. */
  public void name() {
    string();
    expect(':');
  }

  /**
   * Reads a member's name and its colon.
   *
   * @param expected the index of the name that is tried first
   * @return the index of the name; -1 if it is none of these
   */
  int name(MemberNames names, int expected) {
    skipSpace();
    int index = names.indexAt(expected, bytes, at, end);
    if (index >= 0) {
      count();
      at += names.length(index);
      return index;
    }
    name();
    return names.indexOf(this);
  }

  /** Reads a string; {@link #text} then returns it. */
  public void string() {
    count();
    expect('"');
    from = at;
    escaped = false;
    while (true) {
      at = EightBytes.endOfPlain(bytes, at, end);
      if (at == end) {
        throw broken("unexpected end of a string");
      }
      byte b = bytes[at];
      if (b == '"') {
        to = at++;
        return;
      }
      if (b != '\\') {
        throw broken("control character in a string");
      }
      escaped = true;
      escape();
    }
  }

  /** Reads a number; {@link #text} then returns it. */
  public void number() {
    count();
    peek();
    from = at;
    escaped = false;
    takeHere('-');
    if (!takeHere('0')) {
      digits();
    }
    if (takeHere('.')) {
      digits();
    }
    if (takeHere('e') || takeHere('E')) {
      if (!takeHere('+')) {
        takeHere('-');
      }
      digits();
    }
    to = at;
  }

  /** Whether the last string read equals this one. */
  public boolean is(byte[] ascii) {
    if (!escaped) {
      return to - from == ascii.length && Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
    }
    return Arrays.equals(unescaped(), ascii);
  }

  /** Returns which of these texts the last string read is; null if none. */
  String known(KnownTexts texts) {
    if (!escaped) {
      return texts.find(bytes, from, to);
    }
    byte[] text = unescaped();
    return texts.find(text, 0, text.length);
  }

  /**
   * Returns the last string read as a time of RFC 3339.
   *
   * @throws java.time.DateTimeException if it has another form
   */
  Instant time() {
    if (!escaped) {
      return Rfc3339.parse(bytes, from, to);
    }
    byte[] text = unescaped();
    return Rfc3339.parse(text, 0, text.length);
  }

  /** Returns the last number read. A whole number has no negative zero. */
  double real() {
    return JsonReal.parse(bytes, from, to);
  }

  /** Returns the last string or number read. Half of a surrogate pair becomes U+FFFD. */
  public String text() {
    return escaped
        ? new String(unescaped(), StandardCharsets.UTF_8)
        : new String(bytes, from, to - from, charset);
  }

  /**
   * Returns the last string or number read, in UTF-16: escapes may leave half of a surrogate pair.
   */
  public String utf16() {
    return escaped ? JsonEscapes.utf16(bytes, from, to) : text();
  }

  /** Returns the last string read, without its escapes, as UTF-8. */
  public byte[] unescaped() {
    byte[] into = new byte[to - from];
    return Arrays.copyOf(into, JsonEscapes.unescape(bytes, from, to, into, 0));
  }

  /** Skips a value if it is {@code null}, and returns whether it is. */
  public boolean skipNull() {
    if (peek() != 'n') {
      return false;
    }
    literal(NULL);
    return true;
  }

  /** Skips one value of any kind. */
  public void skipValue() {
    int depth = 0;
    do {
      byte next = peek();
      boolean opened = false;
      if (next == '{' || next == '[') {
        opened = open(next == '{', depth + 1);
      } else {
        skipScalar(next);
      }
      depth = opened ? depth + 1 : closeEnded(depth);
    } while (depth > 0);
  }

  private boolean open(boolean object, int depth) {
    if (depth > maxDepth) {
      throw broken("nested too deep");
    }
    if (!enter(object ? '{' : '[', object ? '}' : ']')) {
      return false;
    }
    objects = objects == null ? new BitSet() : objects;
    objects.set(depth, object);
    if (object) {
      name();
    }
    return true;
  }

  /** After a value: closes the levels that end here, up to where another value follows. */
  private int closeEnded(int depth) {
    int open = depth;
    while (open > 0) {
      boolean object = objects.get(open);
      if (more(object ? '}' : ']')) {
        if (object) {
          name();
        }
        return open;
      }
      open--;
    }
    return 0;
  }

  private void skipScalar(byte next) {
    switch (next) {
      case '"' -> string();
      case 't' -> literal(TRUE);
      case 'f' -> literal(FALSE);
      case 'n' -> literal(NULL);
      default -> number();
    }
  }

  private void literal(byte[] literal) {
    count();
    if (end - at < literal.length
        || !Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length)) {
      throw broken("unknown literal");
    }
    at += literal.length;
  }

  private void digits() {
    int first = at;
    at = EightBytes.endOfDigits(bytes, at, end);
    if (at == first) {
      throw broken("no value");
    }
  }

  private void escape() {
    count();
    at++;
    if (at == end) {
      throw broken("unexpected end of an escape");
    }
    switch (bytes[at++]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
      case 'u' -> hexDigits();
      default -> throw broken("unknown escape");
    }
  }

  private void hexDigits() {
    for (int i = 0; i < 4; i++, at++) {
      if (at == end || Character.digit(bytes[at], 16) < 0) {
        throw broken("bad unicode escape");
      }
    }
  }

  private void count() {
    budget.spend(1);
  }

  private void expect(char wanted) {
    if (!take(wanted)) {
      throw broken(at == end ? "unexpected end" : "expected " + wanted);
    }
  }

  private boolean take(char wanted) {
    if (takeHere(wanted)) {
      return true;
    }
    skipSpace();
    return takeHere(wanted);
  }

  private boolean takeHere(char wanted) {
    if (at < end && bytes[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < end && bytes[at] <= ' ' && isSpace(bytes[at])) {
      at = EightBytes.endOfBlanks(bytes, at + 1, end);
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private JsonException broken(String problem) {
    return new JsonException(problem, at);
  }

  /** Returns the bytes of a name, to compare it with {@link #is}. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
