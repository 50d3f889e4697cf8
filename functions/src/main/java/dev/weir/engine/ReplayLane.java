package dev.weir.engine;

import dev.weir.stream.Lane;
import dev.weir.stream.Shard;

/**
 * The lane of a replayed quarantine object, with {@code replay.<shard>.<object>} in place of the
 * shard. Its position records how much of the object is applied. Its counts are what the replay
 * adds and, as negative numbers, the rejections that no longer apply; a total is the sum over all
 * lanes, including these.
 */
public final class ReplayLane {

  private static final String PREFIX = "replay.";

  private ReplayLane() {}

  /**
   * Returns the lane of an object.
   *
   * @param origin the lane of its record
   * @param object the last part of its key without the extension, such as {@code 4967.0123456789ab}
   */
  public static Lane of(Lane origin, String object) {
    return origin.of(new Shard(PREFIX + origin.shard().id() + "." + object));
  }

  /**
   * Returns the lane of the record that a replay's object holds; any other lane is returned as is.
   */
  public static Lane originOf(Lane lane) {
    var id = lane.shard().id();
    return id.startsWith(PREFIX)
        ? lane.of(new Shard(id.substring(PREFIX.length(), id.indexOf('.', PREFIX.length()))))
        : lane;
  }
}
