package dev.weir.quarantine;

import dev.weir.events.codec.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/**
 * The quarantine key of a record's rejected lines.
 *
 * @param pipeline such as {@code access-logs}
 * @param arrivedAt the record's arrival; its UTC day is part of the key, so that a day can be
 *     listed
 * @param incarnation the stream's incarnation: sequence numbers restart with each
 * @param shard the shard's id
 * @param sequenceNumber the record's sequence number
 * @param fromLine the first line of a part of a record: of one that is too large for one commit, of
 *     what one register refused, or a transaction on which a rule failed; otherwise 0
 */
public record QuarantineKey(
    String pipeline,
    Instant arrivedAt,
    String incarnation,
    String shard,
    String sequenceNumber,
    int fromLine) {

  private static final int FINGERPRINT_DIGITS = 12;

  /** Returns the key of another part of the same record. */
  public QuarantineKey fromLine(int first) {
    return new QuarantineKey(pipeline, arrivedAt, incarnation, shard, sequenceNumber, first);
  }

  /**
   * Returns the key of the object with the rejections, such as {@code
   * access-logs/2026-11-23/1763870000000/shardId-0/4967.0123456789ab.ndjson.gz}. It ends with a
   * fingerprint of the content: code that rejects other lines of the record writes a different
   * object, and an object that a commit has counted as rejected is never overwritten.
   */
  public String objectKey(List<Rejected> rejected) {
    var day = LocalDate.ofInstant(arrivedAt, ZoneOffset.UTC);
    var part = fromLine == 0 ? "" : "-" + fromLine;
    return "%s/%s/%s/%s/%s%s.%s.ndjson.gz"
        .formatted(pipeline, day, incarnation, shard, sequenceNumber, part, fingerprint(rejected));
  }

  private static String fingerprint(List<Rejected> rejected) {
    var digest = Sha256.begin();
    for (var one : rejected) {
      digest.update(
          "%s %d %d %s %s "
              .formatted(one.reason(), one.line(), one.bytes().length, one.service(), one.detail())
              .getBytes(StandardCharsets.UTF_8));
      digest.update(one.bytes());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_DIGITS);
  }
}
