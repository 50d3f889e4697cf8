package dev.weir.events.json;

import java.util.function.Function;

/**
 * Reads the members of a JSON object that is an event: each at most once, with the expected kind of
 * value. {@code null} counts as absent.
 */
public final class JsonMembers {

  // A double is written with 17 digits, a long with 19.
  private static final int MAX_NUMBER_DIGITS = 40;

  private final JsonScanner json;
  private final Function<String, ? extends RuntimeException> badField;

  /**
   * Creates a reader.
   *
   * @param json is before the object
   * @param badField creates the exception for a member whose value is not accepted, from a text
   *     that repeats nothing of the value
   */
  public JsonMembers(JsonScanner json, Function<String, ? extends RuntimeException> badField) {
    this.json = json;
    this.badField = badField;
  }

  /** Whether the next value is an object. */
  public boolean isObject() {
    return json.peek() == '{';
  }

  /** Whether the next value is a number, or begins like one. */
  public boolean isNumber() {
    byte next = json.peek();
    return next == '-' || (next >= '0' && next <= '9');
  }

  /** Enters an object and moves to its first member's value; false if it has none. */
  public boolean first() {
    return named(json.enter('{', '}'));
  }

  /** Moves to the next member's value; false if the object ends. */
  public boolean next() {
    return named(json.more('}'));
  }

  private boolean named(boolean more) {
    if (more) {
      json.name();
    }
    return more;
  }

  /** Whether the member has this name. Must be called before its value is read. */
  public boolean is(byte[] name) {
    return json.is(name);
  }

  /** Skips the value, whatever it is. */
  public void skip() {
    json.skipValue();
  }

  /** Skips the value if it is {@code null}, and returns whether it is. */
  public boolean skipNull() {
    return json.skipNull();
  }

  /**
   * Returns the member's string, or null; half of a surrogate pair stays as it is.
   *
   * @param before the value of an earlier member of this name; null if there was none
   */
  public String text(String name, Object before) {
    return isThere(name, before) && isString(name) ? json.utf16() : null;
  }

  /** Returns the member's number, or null. */
  public Double real(String name, Object before) {
    if (!isThere(name, before)) {
      return null;
    }
    require(isNumber(), name, "number");
    var number = number();
    var real = Double.parseDouble(number);
    // A whole number has no negative zero.
    return real == 0 && number.indexOf('.') < 0 ? Double.valueOf(0) : Double.valueOf(real);
  }

  /** Returns the member's whole number, or null. */
  public Long whole(String name, Object before) {
    if (!isThere(name, before)) {
      return null;
    }
    if (isNumber()) {
      try {
        return Long.valueOf(number());
      } catch (NumberFormatException notWholeOrTooLarge) {
        throw badField.apply(name + " is not a whole number");
      }
    }
    json.skipValue();
    throw badField.apply(name + " is not a whole number");
  }

  /**
   * Requires that the next value is an object.
   *
   * @return false if it is {@code null}
   */
  public boolean object(String name, boolean isFirst) {
    requireOnce(name, isFirst);
    if (json.skipNull()) {
      return false;
    }
    require(isObject(), name, "object");
    return true;
  }

  private boolean isThere(String name, Object before) {
    requireOnce(name, before == null);
    return !json.skipNull();
  }

  private void requireOnce(String name, boolean isFirst) {
    if (!isFirst) {
      throw badField.apply(name + " is there twice");
    }
  }

  private boolean isString(String name) {
    require(json.peek() == '"', name, "string");
    json.string();
    return true;
  }

  private void require(boolean is, String name, String kind) {
    if (!is) {
      // What is not JSON at all is not a field of another kind.
      json.skipValue();
      throw badField.apply(name + " is not JSON " + kind);
    }
  }

  private String number() {
    json.number();
    var from = json.from();
    if (json.to() - from > MAX_NUMBER_DIGITS + 1 && digits() > MAX_NUMBER_DIGITS) {
      throw new JsonException("a number has too many digits", from);
    }
    return json.text();
  }

  private long digits() {
    return json.text().chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
