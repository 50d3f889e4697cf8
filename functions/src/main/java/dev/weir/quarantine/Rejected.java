package dev.weir.quarantine;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that no retry can help: its bytes, where it stood, and why it was quarantined.
 *
 * @param reason why
 * @param detail the reason's particulars in a few words, without the payload; may be empty
 * @param sequenceNumber the record's sequence number, as the stream gave it
 * @param arrivedAt when the record arrived in the stream
 * @param line the line's index among all lines of the record, from 0; {@link #WHOLE_RECORD} where
 *     the record could not be opened
 * @param service the service that the rejection is counted for
 * @param bytes what was rejected, owned by this object
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked for; a copy a line would cost
public record Rejected(
    Reason reason,
    String detail,
    String sequenceNumber,
    Instant arrivedAt,
    int line,
    String service,
    byte[] bytes) {

  /** The line index of a record that was rejected as a whole. */
  public static final int WHOLE_RECORD = -1;

  /** What the detail of a line ends with whose bytes are not all kept. */
  private static final Pattern CUT = Pattern.compile("(?:^|, )cut from [0-9]+ bytes$");

  public Rejected {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(sequenceNumber);
    Objects.requireNonNull(arrivedAt);
    Objects.requireNonNull(service);
    Objects.requireNonNull(bytes);
  }

  /** Whether only its first bytes are kept. */
  public boolean isCut() {
    return CUT.matcher(detail).find();
  }
}
