package dev.weir.cli.page;

import dev.weir.events.Minute;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts that somebody wants to see.
 *
 * @param length in minutes, up to a day
 * @param selected a minute that must be among them
 * @param service a part of the names of the services, in lower case; empty for all
 */
record CountedPeriod(int length, Optional<Minute> selected, String service) {

  static final int DAY = (int) Duration.ofDays(1).toMinutes();

  /**
   * Reads {@code last}, {@code at} and {@code service}.
   *
   * @throws IllegalArgumentException if one is wrong
   */
  static CountedPeriod of(Map<String, String> query) {
    return new CountedPeriod(
        length(query.getOrDefault("last", Integer.toString(DAY))),
        Optional.ofNullable(query.get("at")).map(CountedPeriod::minute),
        query.getOrDefault("service", "").toLowerCase(Locale.ROOT));
  }

  private static int length(String minutes) {
    if (!minutes.matches("\\d{1,4}") || Integer.parseInt(minutes) == 0) {
      throw new IllegalArgumentException("last=" + minutes + ": give minutes, up to " + DAY);
    }
    return Math.min(DAY, Integer.parseInt(minutes));
  }

  private static Minute minute(String text) {
    try {
      return Minute.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "at=" + text + ": give a minute such as 2015-05-17T10:05Z", e);
    }
  }

  /**
   * Returns the counts of the period. It ends with the latest counted minute that is not in the
   * future, so that a log of the past is shown like one of today; if the selected minute is outside
   * of that, the period lies around it.
   */
  <T> SortedMap<Minute, T> of(SortedMap<Minute, T> counts, Minute now) {
    if (counts.isEmpty()) {
      return Collections.emptySortedMap();
    }
    var end = end(new TreeMap<>(counts), now);
    if (selected.isPresent() && !isWithin(selected.get(), end)) {
      end = plus(selected.get(), 1 + length / 2);
    }
    return counts.subMap(plus(end, -length), end);
  }

  private static <T> Minute end(TreeMap<Minute, T> counts, Minute now) {
    var latest = counts.floorKey(now);
    return plus(latest == null ? counts.lastKey() : latest, 1);
  }

  private boolean isWithin(Minute minute, Minute end) {
    return minute.compareTo(end) < 0 && minute.compareTo(plus(end, -length)) >= 0;
  }

  private static Minute plus(Minute minute, int minutes) {
    return new Minute(minute.epochMinute() + minutes);
  }

  boolean includes(String name) {
    return name.toLowerCase(Locale.ROOT).contains(service);
  }
}
