package dev.weir.stream;

import dev.weir.quarantine.Reason;

/**
 * A record asks for more work than is done for one record. It unwinds to where the record can be
 * quarantined whole: nothing of it may be committed. A redelivery comes to the same end.
 */
public final class TooMuchWorkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  TooMuchWorkException(WorkUnit unit, long bound) {
    // No stack trace: hostile records bring this about, and nobody would see the trace.
    super("More than this record may hold: limit=" + bound, null, false, false);
    this.reason = unit.reason();
  }

  /** Why the record is quarantined; the message adds the bound, and nothing of the payload. */
  public Reason reason() {
    return reason;
  }
}
