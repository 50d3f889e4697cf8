package dev.weir.stream;

import java.util.Objects;

/**
 * One shard of a stream: at parallelization factor 1, the lane in which order holds.
 *
 * @param id as Kinesis names it, such as {@code shardId-000000000006}; 1 to 128 characters of
 *     {@code a-z A-Z 0-9 _ . -} (Kinesis API Reference, type ShardId)
 */
public record Shard(String id) {

  /** The shard of a batch without records. */
  public static final Shard NONE = new Shard("none");

  private static final int MAX_LENGTH = 128;

  public Shard {
    Objects.requireNonNull(id, "id");
    if (id.isEmpty() || id.length() > MAX_LENGTH || !id.chars().allMatch(Shard::isAllowed)) {
      throw new IllegalArgumentException("Not a shard id: length=" + id.length());
    }
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }

  @Override
  public String toString() {
    return id;
  }
}
