package dev.weir.alerts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many alerts of a rule and a minute a lane has published one by one: part of the lane's state.
 * Immutable, and bounded: of the rules and minutes that were counted longest ago, the count is
 * forgotten, and begins again.
 *
 * @param byPlace by {@code RULE/minute}, what was counted last comes last
 */
public record FloodCounts(Map<String, Integer> byPlace) {

  /** Nothing counted. */
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

  /** How many were counted of a rule and a minute. */
  public int of(String rule, String minute) {
    return byPlace.getOrDefault(place(rule, minute), 0);
  }

  /** With so many more. */
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
