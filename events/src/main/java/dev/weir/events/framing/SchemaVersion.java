package dev.weir.events.framing;

/**
 * A published version of a contract's schema.
 *
 * @param encoding that the schema is of
 * @param number from 1
 */
public record SchemaVersion(Encoding encoding, int number) {

  /** As settings write it, such as {@code avro:2}. */
  @Override
  public String toString() {
    return encoding.text() + ":" + number;
  }
}
