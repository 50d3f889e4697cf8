package dev.weir.stream;

import dev.weir.quarantine.Reason;

/**
 * A record requires more work than the limit for one record. It unwinds to the place where the
 * record can be quarantined as a whole: nothing of it may be committed. A redelivery has the same
 * result.
 */
public final class TooMuchWorkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  TooMuchWorkException(WorkUnit unit, long bound) {
    // No stack trace: hostile records cause this, and the trace would never be read.
    super("More than this record may hold: limit=" + bound, null, false, false);
    this.reason = unit.reason();
  }

  /**
   * Returns why the record is quarantined; the message adds the bound, and nothing of the payload.
   */
  public Reason reason() {
    return reason;
  }
}
