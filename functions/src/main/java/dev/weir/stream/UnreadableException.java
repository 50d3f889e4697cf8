package dev.weir.stream;

import dev.weir.quarantine.Reason;

/**
 * Unwinds from wherever in nested envelopes a record turned out to be unreadable; {@link
 * Envelope#open} makes an {@link DecodedRecord.Unreadable} of it, so it never leaves the package.
 */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  UnreadableException(Reason reason, String detail) {
    // No stack trace: an expected fate of bad input, and nobody would see the trace.
    super(detail, null, false, false);
    this.reason = reason;
  }

  DecodedRecord.Unreadable fate() {
    return new DecodedRecord.Unreadable(reason, getMessage());
  }
}
