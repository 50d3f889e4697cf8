package dev.weir.stream;

import dev.weir.quarantine.Reason;

/**
 * Unwinds from any level of nested envelopes when a record turns out to be unreadable; {@link
 * Envelope#open} converts it to a {@link DecodedRecord.UndecodableRecord}, so it never leaves the
 * package.
 */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  UnreadableException(Reason reason, String detail) {
    // No stack trace: this is expected for bad input, and the trace would never be read.
    super(detail, null, false, false);
    this.reason = reason;
  }

  DecodedRecord.UndecodableRecord fate() {
    return new DecodedRecord.UndecodableRecord(reason, getMessage());
  }
}
