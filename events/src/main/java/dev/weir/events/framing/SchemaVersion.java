package dev.weir.events.framing;

/**
 * A published version of a contract's schema.
 *
 * @param encoding of the schema
 * @param number from 1
 */
public record SchemaVersion(Encoding encoding, int number) {

  /** Returns the form used in settings, such as {@code avro:2}. */
  @Override
  public String toString() {
    return encoding.text() + ":" + number;
  }
}
