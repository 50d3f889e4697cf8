package dev.weir.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * The details of a metric that are reported by name: fifty at a time, over all invocations of an
 * instance, because CloudWatch charges for every name it ever receives. A client that invents a new
 * host with each request must not create metrics.
 *
 * <p>The first fifty are named immediately. After them a name is admitted if it returns in a later
 * invocation, and replaces one that has not occurred for a quarter of an hour.
 */
final class NamedDetails {

  /** The name for all other details. */
  static final String OTHER = "(other)";

  static final int MOST = 50;
  static final Duration KEPT_FOR = Duration.ofMinutes(15);

  /** The number of remembered details that may return. */
  static final int MAX_WAITING = 500;

  // Both ordered by their last occurrence, the earliest first.
  private final LinkedHashMap<String, Instant> named = new LinkedHashMap<>(MOST, 0.75f, true);
  private final LinkedHashMap<String, Instant> waiting =
      new LinkedHashMap<>(MAX_WAITING, 0.75f, true);

  /**
   * Returns a detail's name, or the one for all others.
   *
   * @param invocation when its invocation began
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
