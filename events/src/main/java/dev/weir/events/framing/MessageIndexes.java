package dev.weir.events.framing;

import static dev.weir.events.codec.InvalidMessageException.MessageProblem.MALFORMED_FRAME;
import static dev.weir.events.codec.InvalidMessageException.MessageProblem.UNSUPPORTED_FRAME;

import dev.weir.events.codec.InvalidMessageException;
import java.util.ArrayList;
import java.util.List;

/**
 * The message index between a header and a Protobuf body: which of the file's messages the body is.
 *
 * @param path as in {@link MessageIndex}, one of the two forms
 * @param bodyFrom where the body begins
 */
record MessageIndexes(List<Integer> path, int bodyFrom) {

  // No file nests its messages to this depth.
  private static final int MAX_DEPTH = 16;
  private static final byte FIRST_FIELD_IS_TEXT = 0x0A;

  /**
   * Reads Glue's. AWS's serializer for Kafka writes it, its serializer for the Kinesis Producer
   * Library does not: a byte below 8 is an index, any other the tag of the body's first field.
   */
  static MessageIndexes glue(byte[] bytes, int from, int to, MessageIndex expected) {
    if (from == to || bytes[from] < 0 || bytes[from] >= MessageIndex.MAX_MESSAGES) {
      return new MessageIndexes(List.of(expected.glue()), from);
    }
    return new MessageIndexes(List.of((int) bytes[from]), from + 1)
        .require(List.of(expected.glue()), expected);
  }

  /** Reads Confluent's: their number, then each, zigzag; a count of 0 stands for {@code [0]}. */
  static MessageIndexes confluent(byte[] bytes, int from, int to, MessageIndex expected) {
    if (isTypeRef(bytes, from, to)) {
      throw new InvalidMessageException(
          UNSUPPORTED_FRAME,
          "has Apicurio's Ref message in place of message indexes; set its serializer to"
              + " send-type-ref=false and send-indexes=true");
    }
    if (from < to && bytes[from] == FIRST_FIELD_IS_TEXT) {
      throw new InvalidMessageException(
          UNSUPPORTED_FRAME,
          "has no message indexes, as kafkajs's client writes it; put 00 between id and message");
    }
    return new IndexReading(bytes, from, to).indexes().require(expected.confluent(), expected);
  }

  /**
   * Whether it is {@code Ref { string name = 1; }} after its length, with the name of a message.
   */
  private static boolean isTypeRef(byte[] bytes, int from, int to) {
    if (to - from < 4 || bytes[from + 1] != FIRST_FIELD_IS_TEXT) {
      return false;
    }
    var name = bytes[from + 2];
    return name > 0 && bytes[from] == name + 2 && isName(bytes, from + 3, from + 3 + name, to);
  }

  private static boolean isName(byte[] bytes, int from, int end, int to) {
    for (var i = from; i < Math.min(end, to); i++) {
      if (!Character.isJavaIdentifierPart(bytes[i]) && bytes[i] != '.') {
        return false;
      }
    }
    return end <= to;
  }

  private MessageIndexes require(List<Integer> wanted, MessageIndex expected) {
    if (!path.equals(wanted)) {
      throw new InvalidMessageException(
          MALFORMED_FRAME,
          "has message index %s, but %s has %s".formatted(path, expected.message(), wanted));
    }
    return this;
  }

  private static final class IndexReading {
    private final byte[] bytes;
    private final int to;
    private int at;

    IndexReading(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.at = from;
      this.to = to;
    }

    MessageIndexes indexes() {
      var count = number(MAX_DEPTH);
      if (count == 0) {
        return new MessageIndexes(List.of(0), at);
      }
      var path = new ArrayList<Integer>(count);
      for (var i = 0; i < count; i++) {
        path.add(number(Integer.MAX_VALUE));
      }
      return new MessageIndexes(path, at);
    }

    private int number(int max) {
      long value = 0;
      for (var shift = 0; shift < Integer.SIZE + 3; shift += 7) {
        if (at == to) {
          throw malformed();
        }
        var b = bytes[at++];
        value |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return within((value >>> 1) ^ -(value & 1), max);
        }
      }
      throw malformed();
    }

    private static int within(long number, int max) {
      if (number < 0 || number > max) {
        throw malformed();
      }
      return (int) number;
    }

    private static InvalidMessageException malformed() {
      return new InvalidMessageException(
          MALFORMED_FRAME, "has message indexes that are cut short, negative or too many");
    }
  }
}
