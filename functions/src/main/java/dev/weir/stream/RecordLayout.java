package dev.weir.stream;

import dev.weir.events.codec.EightBytes;
import java.util.Arrays;

/**
 * The layout of a record in Lambda's event: the text around its values, which includes names,
 * stream and shard. Lambda repeats it for every record of an event, so that after a record that was
 * scanned, others are found by comparing that text. A record with the same text around plain values
 * has the same members, whatever their order and spacing; any other record must be scanned.
 */
final class RecordLayout {

  /** The values that differ between records. */
  enum Value {
    PARTITION_KEY,
    SEQUENCE_NUMBER,
    DATA,
    ARRIVAL,
    /** The event's id, after the shard and a colon. */
    NUMBER_IN_ID
  }

  /** Returned if there is not a record of this layout. */
  static final int NONE = -1;

  private static final Value[] VALUES = Value.values();

  private final byte[] event;
  private final int end;

  // The scanned record: its values in the order of the text, and the texts before each and after
  // the last.
  private final Value[] order = new Value[VALUES.length];
  private final int[] texts = new int[VALUES.length + 1];
  private final int[] lengths = new int[VALUES.length + 1];
  private int found;
  private boolean isUsable;

  // The record that was found last, by value.
  private final int[] froms = new int[VALUES.length];
  private final int[] tos = new int[VALUES.length];

  /** Creates a layout of records in {@code event[0, end)}; none has it yet. */
  RecordLayout(byte[] event, int end) {
    this.event = event;
    this.end = end;
  }

  /** Begins with a record that is scanned, from its opening brace. */
  void begin(int from) {
    found = 0;
    texts[0] = from;
    isUsable = true;
  }

  /** Adds a value that was scanned; without its quotes if it is a string. */
  void add(Value value, int from, int to, boolean isEscaped) {
    isUsable &= !isEscaped && found < VALUES.length && !isAdded(value);
    if (isUsable) {
      order[found] = value;
      lengths[found] = from - texts[found];
      texts[++found] = to;
    }
  }

  private boolean isAdded(Value value) {
    for (int i = 0; i < found; i++) {
      if (order[i] == value) {
        return true;
      }
    }
    return false;
  }

  /** Ends the record that was scanned, after its closing brace. */
  void end(int to) {
    isUsable &= found == VALUES.length;
    if (isUsable) {
      lengths[found] = to - texts[found];
    }
  }

  /**
   * Finds the values of a record of this layout.
   *
   * @return where it ends; {@link #NONE} if another one begins here, or none
   */
  @SuppressWarnings("EnumOrdinal") // arrays by value: this is on the path of every record
  int find(int from) {
    if (!isUsable) {
      return NONE;
    }
    int at = from;
    for (int i = 0; i < VALUES.length; i++) {
      if (!isText(i, at)) {
        return NONE;
      }
      at += lengths[i];
      int value = order[i].ordinal();
      froms[value] = at;
      at = endOf(order[i], at);
      tos[value] = at;
    }
    return isText(VALUES.length, at) ? at + lengths[VALUES.length] : NONE;
  }

  private boolean isText(int text, int at) {
    int length = lengths[text];
    return at >= 0
        && length <= end - at
        && Arrays.equals(event, at, at + length, event, texts[text], texts[text] + length);
  }

  private int endOf(Value value, int from) {
    return switch (value) {
      // Whatever is not Base64 is found when it is decoded.
      case DATA -> EightBytes.indexOf((byte) '"', event, from, end);
      case ARRIVAL -> endOfNumber(from);
      case PARTITION_KEY -> EightBytes.endOfPlain(event, from, end);
      case SEQUENCE_NUMBER, NUMBER_IN_ID -> EightBytes.endOfDigits(event, from, end);
    };
  }

  /** Returns the end of a number without sign and exponent; {@link #NONE} if it is not one. */
  private int endOfNumber(int from) {
    int point = EightBytes.endOfDigits(event, from, end);
    if (point == from || (event[from] == '0' && point > from + 1)) {
      return NONE;
    }
    if (point == end || event[point] != '.') {
      return point;
    }
    int to = EightBytes.endOfDigits(event, point + 1, end);
    return to == point + 1 ? NONE : to;
  }

  /** Returns where a value of the record that was found last begins, without its quote. */
  @SuppressWarnings("EnumOrdinal")
  int from(Value value) {
    return froms[value.ordinal()];
  }

  /** Returns where a value of the record that was found last ends, without its quote. */
  @SuppressWarnings("EnumOrdinal")
  int to(Value value) {
    return tos[value.ordinal()];
  }

  /** Returns the length of a value of the record that was found last. */
  int length(Value value) {
    return to(value) - from(value);
  }
}
