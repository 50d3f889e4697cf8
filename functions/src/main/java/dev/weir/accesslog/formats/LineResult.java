package dev.weir.accesslog.formats;

import dev.weir.quarantine.Reason;
import java.util.Optional;

/** What became of a line. */
public enum LineResult {
  /** The line is an event; the {@link AccessLogLine} holds what it says. */
  EVENT(null),
  /** A header or blank line: no event, and nothing to reject. */
  HEADER(null),
  /** The line is in none of the formats that are read, or not in the one that is configured. */
  NOT_AN_ACCESS_LOG(Reason.NOT_AN_ACCESS_LOG),
  /** The line has its format's shape and a status, but no time that can be read. */
  BAD_TIME(Reason.BAD_TIME),
  /** The line has its format's shape and a time, but no status that can be read. */
  BAD_STATUS(Reason.BAD_STATUS),
  /**
   * The line can be read in two ways, because its server does not escape what the client sent. What
   * the server meant can't be known, so nothing is counted.
   */
  AMBIGUOUS(Reason.AMBIGUOUS),
  /** The line is of a known log, but records something else than a request. */
  NOT_A_REQUEST(Reason.NOT_A_REQUEST);

  private final Optional<Reason> rejection;

  LineResult(Reason rejection) {
    this.rejection = Optional.ofNullable(rejection);
  }

  /** Why the line is quarantined; empty where it is not. */
  public Optional<Reason> rejection() {
    return rejection;
  }
}
