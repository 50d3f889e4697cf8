package dev.weir.local.eventsource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The times of a cron expression: minutes, hours, day of the month, month, day of the week, year.
 * One of the two day fields is {@code ?}. UTC.
 */
public final class CronTimes {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final int FIELDS = 6;

  private final NavigableSet<Integer> minutes;
  private final NavigableSet<Integer> hours;
  private final NavigableSet<Integer> months;
  private final NavigableSet<Integer> years;
  private final List<CronDay> days;

  private CronTimes(List<String> fields) {
    this.minutes = new CronField("minutes", 0, 59, List.of()).read(fields.get(0));
    this.hours = new CronField("hours", 0, 23, List.of()).read(fields.get(1));
    this.months = new CronField("month", 1, 12, MONTHS).read(fields.get(3));
    this.years = new CronField("year", FIRST_YEAR, LAST_YEAR, List.of()).read(fields.get(5));
    this.days = days(fields.get(2), fields.get(4));
  }

  static CronTimes parse(String text) {
    var fields = List.of(text.split(" +", -1));
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException("A cron expression has six fields, not " + text);
    }
    return new CronTimes(fields);
  }

  /** Returns the first time later than a given one, if there is any. */
  Optional<Instant> next(Instant after) {
    var earliest =
        after
            .atZone(ZoneOffset.UTC)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .plusMinutes(1);
    var start = LocalTime.of(earliest.getHour(), earliest.getMinute());
    for (var date = earliest.toLocalDate();
        date.getYear() <= years.last();
        date = following(date)) {
      var time = isDue(date) ? timeFrom(start) : Optional.<LocalTime>empty();
      if (time.isPresent()) {
        return Optional.of(LocalDateTime.of(date, time.get()).toInstant(ZoneOffset.UTC));
      }
      start = LocalTime.MIDNIGHT;
    }
    return Optional.empty();
  }

  /** Returns the next day, or the first day of the next year or month if this one has no times. */
  private LocalDate following(LocalDate date) {
    if (!years.contains(date.getYear())) {
      return LocalDate.of(date.getYear() + 1, 1, 1);
    }
    return months.contains(date.getMonthValue())
        ? date.plusDays(1)
        : date.withDayOfMonth(1).plusMonths(1);
  }

  private boolean isDue(LocalDate date) {
    return years.contains(date.getYear())
        && months.contains(date.getMonthValue())
        && days.stream().anyMatch(day -> day.matches(date));
  }

  private Optional<LocalTime> timeFrom(LocalTime start) {
    for (int hour : hours.tailSet(start.getHour(), true)) {
      int from = hour == start.getHour() ? start.getMinute() : 0;
      var minute = minutes.ceiling(from);
      if (minute != null) {
        return Optional.of(LocalTime.of(hour, minute));
      }
    }
    return Optional.empty();
  }

  private static List<CronDay> days(String ofMonth, String ofWeek) {
    if (ofMonth.equals("?") == ofWeek.equals("?")) {
      throw new IllegalArgumentException(
          "One of day of month and day of week must be ?, and one not: " + ofMonth + " " + ofWeek);
    }
    var days = new ArrayList<CronDay>();
    for (var part : (ofWeek.equals("?") ? ofMonth : ofWeek).split(",", -1)) {
      days.add(ofWeek.equals("?") ? CronDay.ofMonth(part) : CronDay.ofWeek(part));
    }
    return days;
  }
}
