package dev.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.send.Sender;
import dev.weir.events.sample.Recount;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void percentiles_are_the_nearest_rank() {
    var hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    assertThat(summary(hundred).percentile(50)).isEqualTo(50);
    assertThat(summary(hundred).percentile(99)).isEqualTo(99);
  }

  @Test
  void one_alert_is_all_percentiles_and_none_is_nothing() {
    assertThat(summary(List.of(Duration.ofMillis(7))).percentile(99)).isEqualTo(7);
    assertThat(summary(List.of()).percentile(99)).isZero();
  }

  private static Summary summary(List<Duration> latencies) {
    return new Summary(
        Duration.ofSeconds(1),
        new Sender.Totals(0, 0, 0, 0),
        Duration.ZERO,
        new Recount(),
        latencies.size(),
        latencies);
  }
}
