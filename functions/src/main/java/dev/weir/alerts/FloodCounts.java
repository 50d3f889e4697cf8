package dev.weir.alerts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The number of alerts of a rule and a minute that a lane has published individually: part of the
 * lane's state. Immutable and bounded: the counts of the least recently counted rules and minutes
 * are forgotten and restart.
 *
 * @param byPlace by {@code RULE/minute}, the most recently counted last
 */
public record FloodCounts(Map<String, Integer> byPlace) {

  public static final FloodCounts NONE = new FloodCounts(Map.of());

  /** A commit's minutes with two rules each: about 10 KB of the lane's state, in a flood only. */
  static final int MAX_PLACES = 200;

  public FloodCounts {
    var kept = new LinkedHashMap<>(byPlace);
    while (kept.size() > MAX_PLACES) {
      kept.pollFirstEntry();
    }
    byPlace = Collections.unmodifiableMap(kept);
  }

  /** Returns the count for a rule and a minute. */
  public int of(String rule, String minute) {
    return byPlace.getOrDefault(place(rule, minute), 0);
  }

  /** Returns the counts with this many more. */
  public FloodCounts plus(String rule, String minute, int more) {
    if (more == 0) {
      return this;
    }
    var counts = new LinkedHashMap<>(byPlace);
    counts.putLast(place(rule, minute), of(rule, minute) + more);
    return new FloodCounts(counts);
  }

  private static String place(String rule, String minute) {
    return rule + "/" + minute;
  }
}
