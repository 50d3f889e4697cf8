package dev.weir.events.codec;

/** A message that can't be read as Avro; the text says why, and never quotes the message. */
public final class InvalidAvroException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unknownSchema;

  private InvalidAvroException(boolean unknownSchema, String detail) {
    // No stack trace: a hostile record can bring this about for each of its messages.
    super(detail, null, false, false);
    this.unknownSchema = unknownSchema;
  }

  static InvalidAvroException malformed(String detail) {
    return new InvalidAvroException(false, detail);
  }

  static InvalidAvroException unknownSchema(long fingerprint) {
    return new InvalidAvroException(true, "schema %016x is not known".formatted(fingerprint));
  }

  /** Whether its schema is not known here; otherwise its bytes don't follow the schema. */
  public boolean isUnknownSchema() {
    return unknownSchema;
  }
}
