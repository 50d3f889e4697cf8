package dev.weir.samples.golden;

import dev.weir.events.Minute;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * One access-log line and its expected result.
 *
 * @param result {@code EVENT}, {@code HEADER} (neither an event nor rejected), or the reason of its
 *     rejection
 * @param minute the minute of its event time; empty if it is not an event
 * @param service the service that the line names; empty if it names none
 * @param status the status, 0 if the line has none
 * @param originStatus the origin's status, 0 if the line has none
 * @param bytes the bytes sent to the client
 * @param content the line, as bytes, without a line end
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record GoldenLine(
    String result,
    Optional<Minute> minute,
    String service,
    int status,
    int originStatus,
    long bytes,
    byte[] content) {

  /** The result of a line that is an event. */
  public static final String EVENT = "EVENT";

  /** The result of a line that is neither an event nor rejected. */
  public static final String HEADER = "HEADER";

  public GoldenLine {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(minute, "minute");
    Objects.requireNonNull(service, "service");
    content = content.clone();
    if (result.equals(EVENT) != minute.isPresent()) {
      throw new IllegalArgumentException("An event has a minute, and nothing else: " + result);
    }
  }

  /** Whether the line must be counted as an event. */
  public boolean isEvent() {
    return result.equals(EVENT);
  }

  /** Whether the line must be quarantined; {@link #result()} is the reason. */
  public boolean isRejected() {
    return !isEvent() && !result.equals(HEADER);
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** Returns the line as text, for people; bytes that are not UTF-8 are not visible. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return result + " " + text();
  }
}
