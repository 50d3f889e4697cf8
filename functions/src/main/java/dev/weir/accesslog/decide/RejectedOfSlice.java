package dev.weir.accesslog.decide;

import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Reason;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rejected lines and records of a slice, up to the amount that one slice may hold. */
public final class RejectedOfSlice {

  static final String PIPELINE = "access-logs";

  // Rejected lines are held in memory until they are stored.
  private static final long MAX_BYTES = 8L << 20;
  // Each of these is an object that must be stored within the invocation.
  private static final int MAX_RECORDS = 100;

  private final Lane lane;
  private final Map<QuarantineKey, List<Rejected>> byRecord = new LinkedHashMap<>();
  private long bytes;

  public RejectedOfSlice(Lane lane) {
    this.lane = lane;
  }

  /**
   * Adds a line, or a record as a whole.
   *
   * @param fromLine the number of the record's lines that were applied before
   */
  void add(
      KinesisRecord record,
      int fromLine,
      int line,
      Reason reason,
      String detail,
      byte[] service,
      byte[] content) {
    byRecord
        .computeIfAbsent(placeOf(record, fromLine), _ -> new ArrayList<>())
        .add(
            new Rejected(
                reason,
                detail,
                record.sequenceNumber().digits(),
                record.arrivedAt(),
                line,
                new String(service, StandardCharsets.UTF_8),
                content));
    bytes += content.length;
  }

  private QuarantineKey placeOf(KinesisRecord record, int fromLine) {
    return new QuarantineKey(
        PIPELINE,
        record.arrivedAt(),
        lane.incarnation(),
        lane.shard().id(),
        record.sequenceNumber().digits(),
        fromLine);
  }

  boolean isFull() {
    return isFullOfBytes() || byRecord.size() >= MAX_RECORDS;
  }

  boolean isFullOfBytes() {
    return bytes >= MAX_BYTES;
  }

  boolean hasRoomFor(long more) {
    return more == 0 || bytes + more <= MAX_BYTES;
  }

  Map<QuarantineKey, List<Rejected>> all() {
    return byRecord;
  }
}
