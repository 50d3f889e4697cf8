package dev.weir.events.json;

import dev.weir.events.codec.KnownTexts;
import dev.weir.events.codec.Surrogates;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/**
 * Reads the members of a JSON object that is an event: each at most once, with the expected kind of
 * value. {@code null} counts as absent.
 */
public final class JsonMembers {

  // A double is written with 17 digits, a long with 19.
  private static final int MAX_NUMBER_DIGITS = 40;
  private static final String WHOLE_NUMBER = "a whole number";

  private final JsonScanner json;
  private final Function<String, ? extends RuntimeException> badField;
  private int expected;

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

  /** Enters an object; false if it has no members. */
  public boolean first() {
    expected = 0;
    return json.enter('{', '}');
  }

  /** Moves to the next member; false if the object ends. */
  public boolean next() {
    return json.more('}');
  }

  /**
   * Reads the member's name and returns it if it is one of these, otherwise an empty text: a switch
   * that may get null compares each of its cases. Must be called for each member, before its value
   * is read.
   */
  public String name(MemberNames names) {
    int index = json.name(names, expected);
    expected = index + 1;
    return index < 0 ? "" : names.get(index);
  }

  /** Skips the value, whatever it is. */
  public void skip() {
    json.skipValue();
  }

  /**
   * Returns the member's string, or null. Half of a surrogate pair is refused, which only an escape
   * can write: UTF-8 could not encode it.
   *
   * @param before the value of an earlier member of this name; null if there was none
   */
  public String text(String name, Object before) {
    return readString(name, before) ? text(name) : null;
  }

  /**
   * Returns the member's string, or null, like {@link #text}.
   *
   * @param usual texts that are expected; they are not created again
   */
  public String text(String name, Object before, KnownTexts usual) {
    if (!readString(name, before)) {
      return null;
    }
    var known = json.known(usual);
    return known == null ? text(name) : known;
  }

  private String text(String name) {
    var text = json.utf16();
    if (json.escaped() && !Surrogates.arePaired(text)) {
      throw badField.apply(name + ' ' + Surrogates.UNPAIRED);
    }
    return text;
  }

  /** Reads a string; false if the value is {@code null}. */
  private boolean readString(String name, Object before) {
    requireOnce(name, before == null);
    if (json.peek() == '"') {
      json.string();
      return true;
    }
    require(json.skipNull(), name, "JSON string");
    return false;
  }

  /**
   * Returns the member's decimal as text, or null. It must be a string, because a JSON number would
   * have been converted to a double somewhere.
   *
   * @param before the value of an earlier member of this name; null if there was none
   * @param example a valid value, for the message
   * @param badNumber creates the exception for a JSON number
   */
  public String decimal(
      String name,
      Object before,
      String example,
      Function<String, ? extends RuntimeException> badNumber) {
    if (isNumber()) {
      throw isNumber(name, "a string, such as \"" + example + '"', badNumber);
    }
    return text(name, before);
  }

  /**
   * Returns the member's time, or null. It must be a string of RFC 3339.
   *
   * @param before the value of an earlier member of this name; null if there was none
   * @param badTime creates the exception for a number, or a string of another form
   */
  public Instant time(
      String name, Object before, Function<String, ? extends RuntimeException> badTime) {
    if (isNumber()) {
      throw isNumber(name, "an RFC 3339 string", badTime);
    }
    try {
      return readString(name, before) ? json.time() : null;
    } catch (DateTimeException e) {
      throw badTime.apply(name + " " + e.getMessage());
    }
  }

  private RuntimeException isNumber(
      String name, String remedy, Function<String, ? extends RuntimeException> badValue) {
    json.skipValue();
    return badValue.apply(name + " is a number; give it as " + remedy);
  }

  /** Returns the member's number, or null. */
  public Double real(String name, Object before) {
    if (!isThere(name, before)) {
      return null;
    }
    require(isNumber(), name, "JSON number");
    readNumber();
    return json.real();
  }

  /** Returns the member's whole number, or null. */
  public Long whole(String name, Object before) {
    if (!isThere(name, before)) {
      return null;
    }
    require(isNumber(), name, WHOLE_NUMBER);
    readNumber();
    try {
      return Long.valueOf(json.text());
    } catch (NumberFormatException notWholeOrTooLarge) {
      throw isNot(name, WHOLE_NUMBER);
    }
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
    require(isObject(), name, "JSON object");
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

  private boolean isNumber() {
    byte next = json.peek();
    return next == '-' || (next >= '0' && next <= '9');
  }

  private void require(boolean is, String name, String kind) {
    if (!is) {
      // What is not JSON at all is not a field of another kind.
      json.skipValue();
      throw isNot(name, kind);
    }
  }

  private RuntimeException isNot(String name, String kind) {
    return badField.apply(name + " is not " + kind);
  }

  private void readNumber() {
    json.number();
    var from = json.from();
    if (json.to() - from > MAX_NUMBER_DIGITS + 1 && digits() > MAX_NUMBER_DIGITS) {
      throw new JsonException("a number has too many digits", from);
    }
  }

  private long digits() {
    return json.text().chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
