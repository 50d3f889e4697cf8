package dev.weir.transactions.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Formats figures for the sentences of alerts. */
final class AlertTexts {

  private AlertTexts() {}

  /**
   * Returns a text such as {@code 42 s}, {@code 4 min}, {@code 3 h 20 min}: the two largest units.
   */
  static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return duration.toSeconds() + " s";
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return two(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return duration.compareTo(Duration.ofDays(1)) < 0
        ? two(duration.toHours(), "h", duration.toMinutesPart(), "min")
        : two(duration.toDays(), "d", duration.toHoursPart(), "h");
  }

  private static String two(long first, String firstUnit, int second, String secondUnit) {
    return first + " " + firstUnit + (second == 0 ? "" : " " + second + " " + secondUnit);
  }

  /** Returns the time between the first and the last of some ordered purchases. */
  static String span(List<Purchase> purchases) {
    return duration(between(purchases.getFirst().occurredAt(), purchases.getLast().occurredAt()));
  }

  static Duration between(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }

  /** Returns a text such as {@code Lisbon, PT}. */
  static String place(Purchase purchase) {
    var city = purchase.city().strip();
    var country = purchase.country();
    if (city.isEmpty() && country.isEmpty()) {
      return "an unknown place";
    }
    return city.isEmpty() || country.isEmpty() ? city + country : city + ", " + country;
  }

  /** Returns a note if something came late. */
  static String lateness(boolean late) {
    return late ? " (some of it arrived late)" : "";
  }
}
