package dev.weir.quarantine;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An object in quarantine: the rejections of one record, or of a part of it.
 *
 * @param key from {@link QuarantineKey#objectKey}
 * @param place the record's original place
 * @param rejected its entries, at least one
 */
public record QuarantinedObject(String key, QuarantineKey place, List<Rejected> rejected) {

  private static final String ENDING = ".ndjson.gz";

  // <pipeline>/<day>/<incarnation>/<shard>/<sequence number>[-<line>].<fingerprint>.ndjson.gz
  private static final Pattern KEY =
      Pattern.compile(
          "([^/]+)/[^/]+/([^/]+)/([^/]+)/([0-9]+)(?:-([0-9]+))?\\.[0-9a-f]+\\.ndjson\\.gz");

  /** Whether a key contains a fingerprint; those of older versions do not. */
  public static boolean isKey(String key) {
    return KEY.matcher(key).matches();
  }

  public static String incarnationOf(String key) {
    return part(key, 2);
  }

  public static String shardOf(String key) {
    return part(key, 3);
  }

  public static String sequenceNumberOf(String key) {
    return part(key, 4);
  }

  private static String part(String key, int group) {
    var parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not the key of an object in quarantine: " + key);
    }
    return parts.group(group);
  }

  /**
   * Creates the object of a key and its stored contents.
   *
   * @throws IllegalArgumentException if it is not such a key, or nothing is stored
   */
  public static QuarantinedObject of(String key, List<Rejected> rejected) {
    var parts = KEY.matcher(key);
    if (!parts.matches() || rejected.isEmpty()) {
      throw new IllegalArgumentException("Not an object of the quarantine: " + key);
    }
    var fromLine = parts.group(5) == null ? 0 : Integer.parseInt(parts.group(5));
    return new QuarantinedObject(
        key,
        new QuarantineKey(
            parts.group(1),
            rejected.getFirst().arrivedAt(),
            parts.group(2),
            parts.group(3),
            parts.group(4),
            fromLine),
        List.copyOf(rejected));
  }

  /** Returns the last part of a key without its extension. */
  public static String nameOf(String key) {
    return key.substring(key.lastIndexOf('/') + 1, key.length() - ENDING.length());
  }

  /** Returns the last part of the key without its extension. */
  public String name() {
    return nameOf(key);
  }
}
