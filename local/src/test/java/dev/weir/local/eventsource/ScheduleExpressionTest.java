package dev.weir.local.eventsource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
  private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:30Z");

  /** Returns the first times after one, without seconds. */
  private static List<String> times(String expression, String after, int count) {
    var schedule = ScheduleExpression.parse(expression);
    var times = new ArrayList<String>();
    var last = Instant.parse(after + ":00Z");
    while (times.size() < count) {
      last = schedule.next(BEGUN, last).orElseThrow();
      times.add(last.toString().substring(0, 16));
    }
    return times;
  }

  @Test
  void a_rate_counts_from_when_the_rule_was_made() {
    var rate = ScheduleExpression.parse("rate(5 minutes)");
    assertThat(rate.next(BEGUN, BEGUN)).hasValue(Instant.parse("2026-01-01T00:05:30Z"));
    assertThat(rate.next(BEGUN, Instant.parse("2026-01-01T00:12:00Z")))
        .hasValue(Instant.parse("2026-01-01T00:15:30Z"));
  }

  @Test
  void a_rate_never_fires_at_the_time_it_was_asked_after() {
    var rate = ScheduleExpression.parse("rate(1 minute)");
    var fired = rate.next(BEGUN, BEGUN).orElseThrow();
    assertThat(rate.next(BEGUN, fired)).hasValue(fired.plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({"rate(1 hour),3600", "rate(2 hours),7200", "rate(1 day),86400"})
  void rates_are_in_minutes_hours_or_days(String rate, long seconds) {
    assertThat(ScheduleExpression.parse(rate).next(BEGUN, BEGUN))
        .hasValue(BEGUN.plusSeconds(seconds));
  }

  @Test
  void cron_fires_at_its_minute_and_hour() {
    assertThat(times("cron(15 10 * * ? *)", "2026-03-01T10:15", 2))
        .containsExactly("2026-03-02T10:15", "2026-03-03T10:15");
  }

  @Test
  void cron_takes_steps_lists_and_ranges() {
    assertThat(times("cron(0/20,50 8-9 ? * MON-FRI *)", "2026-01-02T09:10", 5))
        .containsExactly(
            "2026-01-02T09:20",
            "2026-01-02T09:40",
            "2026-01-02T09:50",
            "2026-01-05T08:00",
            "2026-01-05T08:20");
  }

  @Test
  void cron_goes_over_the_ends_of_months_and_years() {
    assertThat(times("cron(0 0 1 JAN ? *)", "2026-01-01T00:00", 2))
        .containsExactly("2027-01-01T00:00", "2028-01-01T00:00");
  }

  @Test
  void the_last_day_of_the_month_knows_leap_years() {
    assertThat(times("cron(0 0 L 2 ? *)", "2027-01-01T00:00", 2))
        .containsExactly("2027-02-28T00:00", "2028-02-29T00:00");
  }

  @Test
  void a_weekday_nearest_to_a_day_stays_in_its_month() {
    // 1 August 2026 is a Saturday, 31 May 2026 a Sunday.
    assertThat(times("cron(0 0 1W * ? *)", "2026-07-15T00:00", 1))
        .containsExactly("2026-08-03T00:00");
    assertThat(times("cron(0 0 LW * ? *)", "2026-05-15T00:00", 1))
        .containsExactly("2026-05-29T00:00");
    assertThat(times("cron(0 0 15W * ? *)", "2026-08-10T00:00", 1))
        .containsExactly("2026-08-14T00:00");
  }

  @Test
  void days_of_the_week_count_from_sunday() {
    // 4 January 2026 is a Sunday.
    assertThat(times("cron(0 12 ? * 1 *)", "2026-01-01T00:00", 1))
        .containsExactly("2026-01-04T12:00");
    assertThat(times("cron(0 12 ? * L *)", "2026-01-01T00:00", 1))
        .containsExactly("2026-01-03T12:00");
  }

  @Test
  void the_second_tuesday_and_the_last_friday_can_be_named() {
    assertThat(times("cron(0 12 ? * 3#2 *)", "2026-01-01T00:00", 2))
        .containsExactly("2026-01-13T12:00", "2026-02-10T12:00");
    assertThat(times("cron(0 12 ? * 6L *)", "2026-01-01T00:00", 2))
        .containsExactly("2026-01-30T12:00", "2026-02-27T12:00");
  }

  @Test
  void a_year_that_is_over_never_fires() {
    assertThat(ScheduleExpression.parse("cron(0 0 1 1 ? 2020)").next(BEGUN, BEGUN)).isEmpty();
  }

  @Test
  void a_day_that_never_comes_never_fires() {
    assertThat(ScheduleExpression.parse("cron(0 0 31 2 ? *)").next(BEGUN, BEGUN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every minute",
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(5 seconds)",
        "rate(five minutes)",
        "cron(0 10 * * *)",
        "cron(0 10 * * * *)",
        "cron(0 10 ? * ? *)",
        "cron(60 10 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 10 32 * ? *)",
        "cron(0 10 ? * 8 *)",
        "cron(0 10 ? * 3#6 *)",
        "cron(5-1 10 * * ? *)",
        "cron(0/x 10 * * ? *)",
        "cron(0/0 10 * * ? *)",
        "cron(0 10 * FOO ? *)"
      })
  void what_eventbridge_refuses_is_refused(String expression) {
    assertThatThrownBy(() -> ScheduleExpression.parse(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
