package dev.weir.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What an envelope held: one or more lines, as a part of some bytes.
 *
 * @param bytes not copied, so nobody may change them
 * @param from the first byte of the payload
 * @param to the byte behind its last one
 * @param source the CloudWatch log group that it came from; empty where the envelope names none
 * @param partitionKey of the KPL user record that it came in; empty where the Kinesis record's own
 *     key holds
 */
@SuppressWarnings("ArrayRecordComponent") // A view: compared by content below, never copied.
public record Payload(
    byte[] bytes, int from, int to, String source, Optional<String> partitionKey) {

  public Payload {
    Objects.checkFromToIndex(from, to, bytes.length);
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(partitionKey, "partitionKey");
  }

  /** Of a record that is no KPL aggregate. */
  public Payload(byte[] bytes, int from, int to, String source) {
    this(bytes, from, to, source, Optional.empty());
  }

  /** The same, as it came in a KPL user record. */
  Payload withPartitionKey(Optional<String> key) {
    return new Payload(bytes, from, to, source, key);
  }

  /** Its length in bytes. */
  public int length() {
    return to - from;
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
