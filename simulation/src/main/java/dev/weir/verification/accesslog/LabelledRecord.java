package dev.weir.verification.accesslog;

import dev.weir.testkit.StreamRecord;
import java.time.Instant;
import java.util.List;

/**
 * A record with its author's labels.
 *
 * @param data as it is put
 * @param arrivedAt when it entered the stream
 * @param labels one for each line
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record LabelledRecord(byte[] data, Instant arrivedAt, List<LineLabel> labels)
    implements StreamRecord {

  public LabelledRecord {
    labels = List.copyOf(labels);
  }

  /** Any value: for counts, a record's shard does not matter. */
  @Override
  public String partitionKey() {
    return "key";
  }

  /**
   * The expected classification of a line.
   *
   * @param service the service it counts for
   * @param epochSecond its event time; of a garbage line its arrival
   * @param status its status, or {@link #GARBAGE}
   * @param text the line itself
   */
  public record LineLabel(String service, long epochSecond, int status, long bytes, String text) {

    /** The status of a line that is not an access log. */
    public static final int GARBAGE = -1;

    /** Returns whether the line must be rejected. */
    public boolean isGarbage() {
      return status == GARBAGE;
    }
  }
}
