package dev.weir.samples;

import java.time.Instant;
import java.util.Objects;

/** What a line of a sample is, known from how it was made. */
public sealed interface Label {

  /**
   * A response that must be counted.
   *
   * @param at the event time; its minute is the one to be counted in
   * @param service what it counts for: what the line names, else the envelope's log group, else
   *     {@link #DEFAULT_SERVICE}
   * @param status three digits; 0 where there was no response
   * @param bytes sent to the client
   * @param late whether it was sent more than {@link AccessLogSample#LATENESS} after its time
   */
  record Response(Instant at, String service, int status, long bytes, boolean late)
      implements Label {
    public Response {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(service, "service");
      if (status < 0 || status > 999 || bytes < 0) {
        throw new IllegalArgumentException("No response: status=" + status + " bytes=" + bytes);
      }
    }
  }

  /**
   * No access-log line: belongs into quarantine, and is counted as rejected in the minute of its
   * arrival.
   */
  record Garbage(String service) implements Label {
    public Garbage {
      Objects.requireNonNull(service, "service");
    }
  }

  /** A header of a log file: neither counted nor rejected. */
  record Header() implements Label {}

  /**
   * The service of lines that name none and came from no log group, unless configured otherwise.
   */
  String DEFAULT_SERVICE = "default";
}
