package dev.weir.rehearsal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentiles_are_the_nearest_rank() {
    var hundred =
        IntStream.rangeClosed(1, 100).map(i -> 101 - i).mapToObj(Duration::ofMillis).toList();

    assertThat(new Latencies(hundred).percentile(50)).isEqualTo(50);
    assertThat(new Latencies(hundred).percentile(99)).isEqualTo(99);
  }

  @Test
  void one_alert_is_every_percentile_and_no_alert_has_none() {
    assertThat(new Latencies(List.of(Duration.ofMillis(7))).percentile(99)).isEqualTo(7);
    assertThat(new Latencies(List.of()).percentile(99)).isZero();
  }

  @Test
  void the_goal_is_shown_but_not_enforced() {
    var slow = new Latencies(List.of(Duration.ofMillis(2_600), Duration.ofMillis(40)));

    assertThat(slow)
        .hasToString(
            "p50 40 ms, p99 2600 ms (goal 1000 ms), the first 2600 ms after the record (of 2)");
    assertThat(new Latencies(List.of())).hasToString("none has its record's arrival time");
  }
}
