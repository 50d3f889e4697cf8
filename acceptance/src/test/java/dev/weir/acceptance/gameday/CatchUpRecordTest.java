package dev.weir.acceptance.gameday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatchUpRecordTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final CatchUpRecord record = new CatchUpRecord();

  private void lagging(int second, int estimate) {
    record.lagging(START.plusSeconds(second), Optional.of(Duration.ofSeconds(estimate)));
  }

  @Test
  void each_estimate_stands_beside_the_time_that_it_took() {
    record.lagging(START, Optional.empty());
    lagging(1, 12);
    lagging(8, 3);
    record.currentAt(START.plusSeconds(10));
    record.currentAt(START.plusSeconds(11));
    assertThat(record.comparison())
        .isEqualTo(
            "estimated never, took 10.0 s; estimated 12.0 s, took 9.0 s;"
                + " estimated 3.0 s, took 2.0 s");
  }

  @Test
  void a_backlog_that_comes_back_was_not_gone() {
    lagging(0, 5);
    record.currentAt(START.plusSeconds(2));
    lagging(3, 4);
    record.currentAt(START.plusSeconds(6));
    assertThat(record.comparison())
        .isEqualTo("estimated 5.0 s, took 6.0 s; estimated 4.0 s, took 3.0 s");
  }

  @Test
  void without_a_backlog_there_is_nothing_to_compare() {
    record.currentAt(START);
    assertThat(record.comparison()).isEqualTo("no backlog was left");
  }
}
