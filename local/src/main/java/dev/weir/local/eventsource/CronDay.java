package dev.weir.local.eventsource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** The days that a field of a cron expression selects. */
@FunctionalInterface
interface CronDay {
  CronField OF_MONTH = new CronField("day of month", 1, 31, List.of());
  CronField OF_WEEK =
      new CronField("day of week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

  boolean matches(LocalDate date);

  /** Selects days by number; {@code L} is the last, {@code 15W} the weekday nearest to the 15th. */
  static CronDay ofMonth(String part) {
    if (part.equals("L")) {
      return date -> date.getDayOfMonth() == date.lengthOfMonth();
    }
    if (part.equals("LW")) {
      return date -> date.equals(nearestWeekday(date, date.lengthOfMonth()));
    }
    if (part.endsWith("W")) {
      int day = OF_MONTH.value(part.substring(0, part.length() - 1));
      return date -> day <= date.lengthOfMonth() && date.equals(nearestWeekday(date, day));
    }
    var days = OF_MONTH.read(part);
    return date -> days.contains(date.getDayOfMonth());
  }

  /**
   * Sunday is 1. {@code L} is Saturday, {@code 6L} the last Friday, {@code 3#2} the 2nd Tuesday.
   */
  static CronDay ofWeek(String part) {
    if (part.equals("L")) {
      return date -> numberOf(date.getDayOfWeek()) == 7;
    }
    if (part.endsWith("L")) {
      int day = OF_WEEK.value(part.substring(0, part.length() - 1));
      return date ->
          numberOf(date.getDayOfWeek()) == day && date.plusDays(7).getMonth() != date.getMonth();
    }
    if (part.contains("#")) {
      return nthOfMonth(part);
    }
    var days = OF_WEEK.read(part);
    return date -> days.contains(numberOf(date.getDayOfWeek()));
  }

  private static CronDay nthOfMonth(String part) {
    int hash = part.indexOf('#');
    int day = OF_WEEK.value(part.substring(0, hash));
    var nth = part.substring(hash + 1);
    if (!nth.matches("[1-5]")) {
      throw OF_WEEK.wrong(part);
    }
    int number = Integer.parseInt(nth);
    return date ->
        numberOf(date.getDayOfWeek()) == day && (date.getDayOfMonth() - 1) / 7 + 1 == number;
  }

  private static int numberOf(DayOfWeek day) {
    return day.getValue() % 7 + 1;
  }

  /** Returns the weekday nearest to a day, in the same month. */
  private static LocalDate nearestWeekday(LocalDate month, int day) {
    var date = month.withDayOfMonth(day);
    return switch (date.getDayOfWeek()) {
      case SATURDAY -> day > 1 ? date.minusDays(1) : date.plusDays(2);
      case SUNDAY ->
          date.equals(date.with(TemporalAdjusters.lastDayOfMonth()))
              ? date.minusDays(2)
              : date.plusDays(1);
      default -> date;
    };
  }
}
