package dev.weir.quarantine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where in the quarantine the rejected lines of a record are kept.
 *
 * @param pipeline such as {@code access-logs}
 * @param arrivedAt the record's arrival; its UTC day is part of the key, so that a day can be
 *     listed
 * @param incarnation the stream's incarnation: sequence numbers start again with each
 * @param shard the shard's id
 * @param sequenceNumber the record's sequence number
 * @param fromLine 0 for a record that was committed at once; the first line of the part for one
 *     that was too wide for one commit
 */
public record QuarantineKey(
    String pipeline,
    Instant arrivedAt,
    String incarnation,
    String shard,
    String sequenceNumber,
    int fromLine) {

  /**
   * The object's key, such as {@code
   * access-logs/2026-11-23/1763870000000/shardId-0/4967.ndjson.gz}.
   */
  public String objectKey() {
    var day = LocalDate.ofInstant(arrivedAt, ZoneOffset.UTC);
    var part = fromLine == 0 ? "" : "-" + fromLine;
    return "%s/%s/%s/%s/%s%s.ndjson.gz"
        .formatted(pipeline, day, incarnation, shard, sequenceNumber, part);
  }
}
