package dev.weir.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The contents of an envelope: one or more lines, as a range of bytes.
 *
 * @param bytes not copied and must not be modified
 * @param from the first byte of the payload
 * @param to the byte after its last one
 * @param source the CloudWatch log group that it came from; empty if the envelope names none
 * @param partitionKey of the KPL user record that contained it; empty if the Kinesis record's own
 *     key applies
 * @param wrapper the line of JSON in which a shipper wrapped it; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // A view: compared by content below, never copied.
public record Payload(
    byte[] bytes,
    int from,
    int to,
    String source,
    Optional<String> partitionKey,
    Optional<Wrapper> wrapper) {

  /** A line of JSON around a payload, as a range of bytes. */
  @SuppressWarnings("ArrayRecordComponent") // a view, never compared
  record Wrapper(byte[] bytes, int from, int to) {}

  public Payload {
    Objects.checkFromToIndex(from, to, bytes.length);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(partitionKey, "partitionKey");
    Objects.requireNonNull(wrapper, "wrapper");
  }

  /** Creates a payload of a record that is not a KPL aggregate and not wrapped in JSON. */
  public Payload(byte[] bytes, int from, int to, String source) {
    this(bytes, from, to, source, Optional.empty(), Optional.empty());
  }

  /** Returns the same payload, as contained in a KPL user record. */
  Payload withPartitionKey(Optional<String> key) {
    return new Payload(bytes, from, to, source, key, wrapper);
  }

  /** Returns its length in bytes. */
  public int length() {
    return to - from;
  }

  /**
   * Returns the bytes to quarantine for one of its lines: the complete line of JSON if it was
   * wrapped in one, because the adjacent fields (a time, a pod, a host) may be the helpful ones;
   * otherwise the line alone. A copy.
   *
   * @param lineFrom where the line begins in {@link #bytes}
   * @param lineTo where it ends
   */
  public byte[] rejectedBytes(int lineFrom, int lineTo) {
    return wrapper
        .map(outer -> Arrays.copyOfRange(outer.bytes(), outer.from(), outer.to()))
        .orElseGet(() -> Arrays.copyOfRange(bytes, lineFrom, lineTo));
  }

  /** Returns the length of {@link #rejectedBytes}. */
  public int rejectedLength(int lineFrom, int lineTo) {
    return wrapper.map(outer -> outer.to() - outer.from()).orElse(lineTo - lineFrom);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that
        && source.equals(that.source)
        && partitionKey.equals(that.partitionKey)
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    return 31 * source.hashCode() + Arrays.hashCode(Arrays.copyOfRange(bytes, from, to));
  }

  /** Returns its text, read as UTF-8: for tests and for people, not for logs. */
  public String text() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Returns its place and size, never its content. */
  @Override
  public String toString() {
    return "Payload[from=" + from + " to=" + to + " source=" + source + "]";
  }
}
