package dev.weir.accesslog.formats;

import dev.weir.quarantine.Reason;
import java.util.Optional;

/** The result of reading a line. */
public enum LineResult {
  /** The line is an event; the {@link AccessLogLine} holds its fields. */
  EVENT(null),
  /** A header or blank line: not an event, and not rejected. */
  HEADER(null),
  /** The line is in none of the supported formats, or not in the configured one. */
  NOT_AN_ACCESS_LOG(Reason.NOT_AN_ACCESS_LOG),
  /** The line has its format's shape and a status, but no readable time. */
  BAD_TIME(Reason.BAD_TIME),
  /** The line has its format's shape and a time, but no readable status. */
  BAD_STATUS(Reason.BAD_STATUS),
  /**
   * The line can be read in two ways, because its server does not escape client text. The intended
   * reading can't be known, so nothing is counted.
   */
  AMBIGUOUS(Reason.AMBIGUOUS),
  /** The line belongs to a known log, but does not record a request. */
  NOT_A_REQUEST(Reason.NOT_A_REQUEST);

  private final Optional<Reason> rejection;

  LineResult(Reason rejection) {
    this.rejection = Optional.ofNullable(rejection);
  }

  /** Returns why the line is quarantined; empty if it is not. */
  public Optional<Reason> rejection() {
    return rejection;
  }
}
