package dev.weir.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * What an envelope held: one or more lines, as a part of some bytes.
 *
 * @param bytes not copied, so nobody may change them
 * @param from the first byte of the payload
 * @param to the byte behind its last one
 * @param source the CloudWatch log group that it came from; empty where the envelope names none
 */
@SuppressWarnings("ArrayRecordComponent") // A view: compared by content below, never copied.
public record Payload(byte[] bytes, int from, int to, String source) {

  public Payload {
    Objects.checkFromToIndex(from, to, bytes.length);
    Objects.requireNonNull(source, "source");
  }

  /** Its length in bytes. */
  public int length() {
    return to - from;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that
        && source.equals(that.source)
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    return 31 * source.hashCode() + Arrays.hashCode(Arrays.copyOfRange(bytes, from, to));
  }

  /** Its text, read as UTF-8: for tests and for people, not for logs. */
  public String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Its place and size, never its content. */
  @Override
  public String toString() {
    return "Payload[from=" + from + " to=" + to + " source=" + source + "]";
  }
}
