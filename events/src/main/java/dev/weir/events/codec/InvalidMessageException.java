package dev.weir.events.codec;

import java.util.Objects;

/**
 * Bytes that say they are a message in a binary encoding, and can't be read as one. The text says
 * why, and never quotes the message.
 */
public final class InvalidMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a message. The names are those of the reasons in quarantine. */
  public enum Kind {
    /** The header around the body is cut short or contradicts itself, or does not inflate. */
    MALFORMED_FRAME,
    /** The bytes are in a layout that is known, but not read. */
    UNSUPPORTED_FRAME,
    /** The schema that the header names is not known here. */
    UNKNOWN_SCHEMA,
    /** The body does not follow the Avro schema that the header names. */
    MALFORMED_AVRO,
    /** The body is not a Protobuf message, or not of the contract. */
    MALFORMED_PROTOBUF
  }

  private final Kind kind;

  /**
   * Says what is wrong.
   *
   * @param detail facts for a person; nothing of the message but the id of its schema
   */
  public InvalidMessageException(Kind kind, String detail) {
    // No stack trace: a hostile record can bring this about for each of its messages.
    super(detail, null, false, false);
    this.kind = Objects.requireNonNull(kind);
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  static InvalidMessageException avro(String detail) {
    return new InvalidMessageException(Kind.MALFORMED_AVRO, detail);
  }

  static InvalidMessageException protobuf(String detail) {
    return new InvalidMessageException(Kind.MALFORMED_PROTOBUF, detail);
  }
}
