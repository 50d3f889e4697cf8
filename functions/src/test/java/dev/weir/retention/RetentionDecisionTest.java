package dev.weir.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.retention.ReadingHistory.FunctionReadings;
import dev.weir.retention.ReadingHistory.Incoming;
import dev.weir.retention.ReadingHistory.Measured;
import dev.weir.retention.ReadingHistory.Unknown;
import dev.weir.retention.RetentionDecision.Keep;
import dev.weir.retention.RetentionDecision.Lower;
import dev.weir.retention.RetentionDecision.Raise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionDecisionTest {

  private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");
  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final int PERIODS = 96;
  private static final Instant NOW = BEGIN.plus(Duration.ofDays(1)).minusSeconds(60);

  /** A day in which a thousand records came in every quarter of an hour, and were read at once. */
  private static final class Day {
    private final long[] incoming = IntStream.range(0, PERIODS).mapToLong(_ -> 1_000).toArray();
    private final List<Optional<Duration>> ages = new ArrayList<>();

    Day() {
      for (var period = 0; period < PERIODS; period++) {
        ages.add(Optional.of(Duration.ofSeconds(1)));
      }
    }

    Day put(int from, int to, long records) {
      IntStream.range(from, to).forEach(period -> incoming[period] = records);
      return this;
    }

    Day unread(int from, int to) {
      IntStream.range(from, to).forEach(period -> ages.set(period, Optional.empty()));
      return this;
    }

    Day age(int period, Duration age) {
      ages.set(period, Optional.of(age));
      return this;
    }

    List<Incoming> periods() {
      return IntStream.range(0, PERIODS)
          .mapToObj(
              i ->
                  new Incoming(
                      BEGIN.plus(PERIOD.multipliedBy(i)),
                      BEGIN.plus(PERIOD.multipliedBy(i + 1L)),
                      incoming[i]))
          .toList();
    }

    Measured measured() {
      return new Measured(periods(), List.of(new FunctionReadings("count", ages)));
    }

    RetentionDecision decide(int configured, int present) {
      return RetentionDecision.of(configured, present, measured(), NOW);
    }
  }

  @Test
  void current_readers_change_nothing() {
    assertThat(new Day().decide(24, 24)).isInstanceOf(Keep.class);
    assertThat(new Day().age(95, Duration.ofMinutes(59)).decide(24, 24)).isInstanceOf(Keep.class);
  }

  @Test
  void a_reader_with_an_hour_of_backlog_raises_it_to_a_week() {
    assertThat(new Day().age(95, Duration.ofHours(1)).decide(24, 24))
        .isInstanceOfSatisfying(
            Raise.class,
            raise -> {
              assertThat(raise.hours()).isEqualTo(168);
              assertThat(raise.why()).contains("count", "60 minutes");
            });
  }

  @Test
  void a_reader_that_caught_up_hours_ago_does_not_raise_it() {
    assertThat(new Day().age(50, Duration.ofHours(3)).decide(24, 24)).isInstanceOf(Keep.class);
  }

  @Test
  void records_that_nobody_has_read_for_an_hour_raise_it() {
    assertThat(new Day().unread(90, PERIODS).decide(24, 24))
        .isInstanceOfSatisfying(
            Raise.class, raise -> assertThat(raise.why()).contains("given nothing"));
    assertThat(new Day().unread(93, PERIODS).decide(24, 24)).isInstanceOf(Keep.class);
  }

  @Test
  void records_of_this_morning_that_nobody_has_read_raise_it_though_nothing_came_since() {
    assertThat(new Day().unread(40, PERIODS).put(41, PERIODS, 0).decide(24, 24))
        .isInstanceOf(Raise.class);
  }

  @Test
  void a_stream_that_nothing_comes_into_is_left_alone() {
    assertThat(new Day().put(0, PERIODS, 0).unread(0, PERIODS).decide(24, 24))
        .isInstanceOf(Keep.class);
  }

  @Test
  void one_reader_with_a_backlog_is_enough() {
    var day = new Day();
    var behind = new Day().age(95, Duration.ofHours(2));
    var history =
        new Measured(
            day.periods(),
            List.of(
                new FunctionReadings("count", day.ages),
                new FunctionReadings("archive", behind.ages)));
    assertThat(RetentionDecision.of(24, 24, history, NOW))
        .isInstanceOfSatisfying(
            Raise.class, raise -> assertThat(raise.why()).contains("archive", "120 minutes"));
  }

  @Test
  void what_can_not_be_seen_counts_as_fallen_back() {
    assertThat(RetentionDecision.of(24, 24, new Unknown("throttled"), NOW))
        .isInstanceOfSatisfying(
            Raise.class,
            raise -> {
              assertThat(raise.hours()).isEqualTo(168);
              assertThat(raise.why()).contains("throttled");
            });
    assertThat(RetentionDecision.of(24, 168, new Unknown("throttled"), NOW))
        .isInstanceOf(Keep.class);
  }

  @Test
  void it_is_lowered_after_a_day_of_current_readers() {
    assertThat(new Day().decide(24, 168)).isEqualTo(new Lower(24));
    assertThat(new Day().put(10, 60, 0).unread(10, 60).decide(48, 168)).isEqualTo(new Lower(48));
  }

  @Test
  void it_is_not_lowered_within_a_day_of_a_backlog() {
    assertThat(new Day().age(0, Duration.ofHours(1)).decide(24, 168)).isInstanceOf(Keep.class);
    assertThat(new Day().unread(10, 20).decide(24, 168)).isInstanceOf(Keep.class);
    assertThat(new Day().age(95, Duration.ofHours(9)).decide(24, 168)).isInstanceOf(Keep.class);
  }

  @Test
  void a_day_without_any_sign_of_a_reader_does_not_lower_it() {
    assertThat(new Day().put(0, PERIODS, 0).unread(0, PERIODS).decide(24, 168))
        .isInstanceOf(Keep.class);
  }

  @Test
  void one_reader_that_was_not_current_keeps_it() {
    var day = new Day();
    var behind = new Day().age(30, Duration.ofHours(2));
    var history =
        new Measured(
            day.periods(),
            List.of(
                new FunctionReadings("count", day.ages),
                new FunctionReadings("archive", behind.ages)));
    assertThat(RetentionDecision.of(24, 168, history, NOW)).isInstanceOf(Keep.class);
  }

  @Test
  void what_the_settings_say_is_the_least() {
    assertThat(new Day().decide(48, 24))
        .isInstanceOfSatisfying(Raise.class, raise -> assertThat(raise.hours()).isEqualTo(48));
    assertThat(new Day().age(95, Duration.ofHours(5)).decide(720, 720)).isInstanceOf(Keep.class);
    assertThat(RetentionDecision.of(720, 24, new Unknown("throttled"), NOW))
        .isInstanceOfSatisfying(Raise.class, raise -> assertThat(raise.hours()).isEqualTo(720));
  }

  @Test
  void a_shorter_setting_waits_for_a_day_of_current_readers_too() {
    assertThat(new Day().decide(24, 720)).isEqualTo(new Lower(24));
    assertThat(new Day().age(3, Duration.ofHours(2)).decide(24, 720)).isInstanceOf(Keep.class);
  }
}
