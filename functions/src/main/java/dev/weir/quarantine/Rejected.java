package dev.weir.quarantine;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A rejected line or record that no retry can help: its bytes, its place, and the reason.
 *
 * @param reason the reason
 * @param detail a few words about the reason, without the payload; may be empty
 * @param sequenceNumber the record's sequence number from the stream
 * @param arrivedAt when the record arrived in the stream
 * @param line the line's index among all lines of the record, from 0; {@link #WHOLE_RECORD} if the
 *     record could not be opened
 * @param service the service that the rejection is counted for
 * @param bytes the rejected bytes, owned by this object
 */
@SuppressWarnings("ArrayRecordComponent") // identity never matters; copying is costly
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

  /** The end of a line's detail if not all of its bytes are kept. */
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
