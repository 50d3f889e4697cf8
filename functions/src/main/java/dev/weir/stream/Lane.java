package dev.weir.stream;

import java.util.Objects;

/**
 * The scope in which order holds and fences compare: one shard of one incarnation of a stream, as
 * one projection reads it.
 *
 * @param projection the named version of everything derived from the stream, such as {@code v1}
 * @param stream the stream's name
 * @param incarnation see {@link StreamIncarnations}
 */
public record Lane(String projection, String stream, String incarnation, Shard shard) {

  /** The projection of the archive's lanes; no pipeline may have it. */
  public static final String ARCHIVE = "archive";

  private static final char SEPARATOR = '#';

  public Lane {
    requirePart("projection", projection);
    requirePart("stream", stream);
    requirePart("incarnation", incarnation);
    Objects.requireNonNull(shard, "shard");
  }

  /**
   * Returns its name in tables, {@code <projection>#<stream>#<incarnation>#<shard>}, such as {@code
   * v1#weir-dev-access-logs#1763875200000#shardId-000000000006}.
   */
  public String key() {
    return prefix(projection, stream, incarnation) + shard.id();
  }

  /** Returns the common prefix of the keys of a projection's lanes on a stream's incarnation. */
  public static String prefix(String projection, String stream, String incarnation) {
    return projection + SEPARATOR + stream + SEPARATOR + incarnation + SEPARATOR;
  }

  /** Returns the lane of another shard of the same stream. */
  public Lane of(Shard other) {
    return new Lane(projection, stream, incarnation, other);
  }

  private static void requirePart(String name, String value) {
    if (value.isEmpty() || value.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("Not a part of a lane: " + name + "=" + value);
    }
  }
}
