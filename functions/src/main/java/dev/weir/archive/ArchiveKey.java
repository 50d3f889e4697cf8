package dev.weir.archive;

import dev.weir.stream.SequenceNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key of an object: {@code
 * <pipeline>/<day>/<incarnation>/<shard>/<first>-<last>.<fingerprint>.ndjson.gz}, such as {@code
 * access-logs/2026-11-23/1763870000000/shardId-000000000000/4967-4981.0123456789abcdef.ndjson.gz}.
 * The fingerprint is the beginning of the SHA-256 of the bytes, so that two writers can't replace
 * each other's object: a key has only one content.
 *
 * @param day on which its last record arrived (UTC)
 * @param fingerprint 16 hexadecimal digits
 */
public record ArchiveKey(
    String pipeline,
    LocalDate day,
    String incarnation,
    String shard,
    SequenceNumber first,
    SequenceNumber last,
    String fingerprint) {

  private static final int FINGERPRINT_DIGITS = 16;
  private static final Pattern KEY =
      Pattern.compile(
          "([^/]+)/(\\d{4}-\\d\\d-\\d\\d)/([\\w.-]+)/([\\w.-]{1,128})/(\\d{1,129})-(\\d{1,129})"
              + "\\.([0-9a-f]{16})\\.ndjson\\.gz");

  /**
   * Returns the key of an object.
   *
   * @param sha256 of its bytes
   */
  public static ArchiveKey of(String pipeline, ArchiveObject object, String sha256) {
    return new ArchiveKey(
        pipeline,
        day(object.records().getLast().arrivedAt()),
        object.incarnation(),
        object.shard(),
        object.first(),
        object.last(),
        sha256.substring(0, FINGERPRINT_DIGITS));
  }

  /** Reads the format of {@link #text()}; empty if a key does not belong to the archive. */
  public static Optional<ArchiveKey> parse(String key) {
    var parts = KEY.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ArchiveKey(
              parts.group(1),
              LocalDate.parse(parts.group(2)),
              parts.group(3),
              parts.group(4),
              new SequenceNumber(parts.group(5)),
              new SequenceNumber(parts.group(6)),
              parts.group(7)));
    } catch (DateTimeException | IllegalArgumentException isNoneOfOurs) {
      return Optional.empty();
    }
  }

  /** Returns the day (UTC) of an instant. */
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** Returns the key in S3. */
  public String text() {
    return "%s/%s/%s/%s/%s-%s.%s.ndjson.gz"
        .formatted(pipeline, day, incarnation, shard, first, last, fingerprint);
  }

  @Override
  public String toString() {
    return text();
  }
}
