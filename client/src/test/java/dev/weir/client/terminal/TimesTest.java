package dev.weir.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final Times BERLIN = new Times(ZoneId.of("Europe/Berlin"), false);
  private static final Instant WINTER = Instant.parse("2026-11-23T06:00:07.250Z");
  private static final Instant SUMMER = Instant.parse("2026-07-01T06:00:00Z");

  @Test
  void the_heading_names_the_zone_once() {
    var winter = BERLIN.seconds("time", List.of(WINTER, WINTER.plusSeconds(60)));
    var summer = BERLIN.minutes("minute", List.of(SUMMER));

    assertThat(winter.title()).isEqualTo("time (CET)");
    assertThat(winter.cell().apply(WINTER)).isEqualTo("2026-11-23 07:00:07");
    assertThat(summer.title()).isEqualTo("minute (CEST)");
    assertThat(summer.cell().apply(SUMMER)).isEqualTo("2026-07-01 08:00");
  }

  @Test
  void an_hour_that_the_end_of_summer_time_repeats_is_distinguished_by_the_offset() {
    var before = Instant.parse("2026-10-25T00:30:00Z");
    var after = Instant.parse("2026-10-25T01:30:00Z");
    var column = BERLIN.minutes("minute", List.of(before, after));

    assertThat(column.title()).isEqualTo("minute (Europe/Berlin)");
    assertThat(column.cell().apply(before)).isEqualTo("2026-10-25 02:30 +02:00");
    assertThat(column.cell().apply(after)).isEqualTo("2026-10-25 02:30 +01:00");
  }

  @Test
  void the_hour_that_the_start_of_summer_time_skips_is_skipped() {
    var before = Instant.parse("2026-03-29T00:59:00Z");

    assertThat(BERLIN.inText(before)).isEqualTo("2026-03-29 01:59:00 CET");
    assertThat(BERLIN.inText(before.plusSeconds(60))).isEqualTo("2026-03-29 03:00:00 CEST");
  }

  @Test
  void programs_get_iso_8601_in_utc_with_every_digit() {
    var piped = Times.at(false, false);

    assertThat(piped.inText(WINTER)).isEqualTo("2026-11-23T06:00:07.250Z");
    assertThat(piped.seconds("time", List.of(WINTER)).title()).isEqualTo("time (UTC)");
    assertThat(piped.seconds("time", List.of(WINTER)).cell().apply(WINTER))
        .isEqualTo("2026-11-23T06:00:07.250Z");
    assertThat(piped.minutes("minute", List.of(SUMMER)).cell().apply(SUMMER))
        .isEqualTo("2026-07-01T06:00Z");
  }

  @Test
  void utc_can_be_asked_for_on_a_terminal() {
    var utc = Times.at(true, true);

    assertThat(utc.seconds("time", List.of(WINTER)).title()).isEqualTo("time (UTC)");
    assertThat(utc.inText(WINTER)).isEqualTo("2026-11-23 06:00:07 UTC");
  }

  @Test
  void a_terminal_shows_the_zone_of_the_machine() {
    assertThat(Times.at(true, false)).isEqualTo(new Times(ZoneId.systemDefault(), false));
  }

  @Test
  void a_terminal_without_a_size_cuts_nothing() {
    assertThat(Terminal.columns(0)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Terminal.columns(132)).isEqualTo(132);
  }
}
