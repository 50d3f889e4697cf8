package dev.weir.events.codec;

import java.util.Objects;

/**
 * Bytes that are marked as a message in a binary encoding, and can't be read as one. The text names
 * the reason, and never quotes the message.
 */
public final class InvalidMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The problem with a message. The names are those of the reasons in quarantine. */
  public enum MessageProblem {
    /** The header before the body is truncated or contradicts itself, or does not inflate. */
    MALFORMED_FRAME,
    /** The bytes are in a known but unsupported layout. */
    UNSUPPORTED_FRAME,
    /** The schema that the header names is unknown here. */
    UNKNOWN_SCHEMA,
    /** The body does not follow the Avro schema that the header names. */
    MALFORMED_AVRO,
    /** The body is not a Protobuf message, or not of the contract. */
    MALFORMED_PROTOBUF
  }

  private final MessageProblem kind;

  /**
   * Creates an exception.
   *
   * @param detail facts for a person; nothing of the message except the id of its schema
   */
  public InvalidMessageException(MessageProblem kind, String detail) {
    // No stack trace: a hostile record can cause this for each of its messages.
    super(detail, null, false, false);
    this.kind = Objects.requireNonNull(kind);
  }

  public MessageProblem kind() {
    return kind;
  }

  static InvalidMessageException avro(String detail) {
    return new InvalidMessageException(MessageProblem.MALFORMED_AVRO, detail);
  }

  static InvalidMessageException protobuf(String detail) {
    return new InvalidMessageException(MessageProblem.MALFORMED_PROTOBUF, detail);
  }
}
