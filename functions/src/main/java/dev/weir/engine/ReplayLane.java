package dev.weir.engine;

import dev.weir.stream.Lane;
import dev.weir.stream.Shard;

/**
 * The lane of what one object in quarantine gives when it is replayed: {@code
 * replay.<shard>.<object>} in the place of the shard. Its position says how much of the object is
 * taken. The counts that it has are what the replay adds and, below zero, what is no longer
 * rejected; a total is the sum over all lanes, these included.
 */
public final class ReplayLane {

  private static final String PREFIX = "replay.";

  private ReplayLane() {}

  /**
   * The lane of an object.
   *
   * @param origin where its record stood
   * @param object the last part of its key without the ending, such as {@code 4967.0123456789ab}
   */
  public static Lane of(Lane origin, String object) {
    return origin.of(new Shard(PREFIX + origin.shard().id() + "." + object));
  }

  /** Where the record of a replay's object stood; any other lane is its own. */
  public static Lane originOf(Lane lane) {
    var id = lane.shard().id();
    return id.startsWith(PREFIX)
        ? lane.of(new Shard(id.substring(PREFIX.length(), id.indexOf('.', PREFIX.length()))))
        : lane;
  }
}
