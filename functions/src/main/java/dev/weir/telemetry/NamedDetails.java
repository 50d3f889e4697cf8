package dev.weir.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Which details of a metric are told by their names: fifty at a time, over all invocations of an
 * instance, because CloudWatch charges for each name that it is ever given. A client that makes up
 * a new host with each request must not make up metrics.
 *
 * <p>The first fifty are named at once. After them a name gets in that comes again in a later
 * invocation, in place of one that has not come for a quarter of an hour.
 */
final class NamedDetails {

  /** What all others go as. */
  static final String OTHER = "(other)";

  static final int MOST = 50;
  static final Duration KEPT_FOR = Duration.ofMinutes(15);

  /** So many are remembered of those that may come again. */
  static final int MAX_WAITING = 500;

  // Both by when they last came, the earliest first.
  private final LinkedHashMap<String, Instant> named = new LinkedHashMap<>(MOST, 0.75f, true);
  private final LinkedHashMap<String, Instant> waiting =
      new LinkedHashMap<>(MAX_WAITING, 0.75f, true);

  /**
   * A detail's name, or that of all others.
   *
   * @param invocation when the invocation began that it came in
   */
  String nameOf(String detail, Instant invocation) {
    if (named.containsKey(detail) || named.size() < MOST || takesPlace(detail, invocation)) {
      named.put(detail, invocation);
      return detail;
    }
    return OTHER;
  }

  private boolean takesPlace(String detail, Instant invocation) {
    var cameBefore = waiting.put(detail, invocation);
    if (waiting.size() > MAX_WAITING) {
      waiting.pollFirstEntry();
    }
    var comesAgain = cameBefore != null && cameBefore.isBefore(invocation);
    if (!comesAgain || !madeRoom(invocation)) {
      return false;
    }
    waiting.remove(detail);
    return true;
  }

  private boolean madeRoom(Instant invocation) {
    var lastCame = named.firstEntry().getValue();
    if (lastCame.isAfter(invocation.minus(KEPT_FOR))) {
      return false;
    }
    named.pollFirstEntry();
    return true;
  }
}
