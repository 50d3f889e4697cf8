package dev.weir.samples;

import java.time.Instant;
import java.util.Objects;

/** The label of a sample's line, known from its generation. */
public sealed interface Label {

  /**
   * A response that must be counted.
   *
   * @param at the event time; it is counted in its minute
   * @param service the service that it counts for: the one that the line names, otherwise the
   *     envelope's log group, otherwise {@link #DEFAULT_SERVICE}
   * @param status three digits; 0 if there was no response
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
   * Not an access-log line: must be quarantined, and is counted as rejected in the minute of its
   * arrival.
   */
  record GarbageLabel(String service) implements Label {
    public GarbageLabel {
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
