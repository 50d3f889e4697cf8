package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BusyTimeTest {

  private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");

  private final BusyTime busy = new BusyTime();

  private void busy(long fromMillis, long toMillis) {
    busy.add(BEGIN.plusMillis(fromMillis), BEGIN.plusMillis(toMillis));
  }

  private Duration withinASecond() {
    return busy.within(BEGIN, BEGIN.plusSeconds(1));
  }

  @Test
  void nothing_took_no_time() {
    assertThat(withinASecond()).isZero();
  }

  @Test
  void one_after_the_other_add_up() {
    busy(10, 20);
    busy(20, 25);
    busy(40, 50);
    assertThat(withinASecond()).hasMillis(25);
  }

  @Test
  void simultaneous_times_count_once_in_whatever_order_they_are_added() {
    busy(15, 30);
    busy(50, 55);
    busy(10, 20);
    busy(16, 18);
    busy(40, 60);
    assertThat(withinASecond()).hasMillis(40);
  }

  @Test
  void what_lies_outside_is_left_out() {
    busy(-50, -10);
    busy(-10, 5);
    busy(995, 1_010);
    busy(1_020, 1_030);
    assertThat(withinASecond()).hasMillis(10);
  }
}
