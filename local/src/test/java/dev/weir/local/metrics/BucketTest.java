package dev.weir.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.metrics.Statistic;
import dev.weir.property.Draw;
import dev.weir.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTest {

  private static final List<Statistic> PERCENTILES =
      List.of(Statistic.P50, Statistic.P90, Statistic.P99);

  @Test
  void values_that_take_turns_are_all_seen() {
    var bucket = new Bucket();
    for (var i = 0; i < 600; i++) {
      bucket.add(i % 2 == 0 ? 50 : 2_000);
    }
    assertThat(bucket.figure(Statistic.P50)).isCloseTo(50, within(0.5));
    assertThat(bucket.figure(Statistic.P90)).isCloseTo(2_000, within(20.0));
    assertThat(bucket.figure(Statistic.P99)).isCloseTo(2_000, within(20.0));
  }

  @Test
  void percentiles_are_right_whatever_the_order_and_the_shape_of_the_values() {
    Property.holds(
        draw -> {
          var values = values(draw);
          var bucket = new Bucket();
          Arrays.stream(values).forEach(bucket::add);
          assertIsOf(values, bucket);
        });
  }

  @Test
  void buckets_that_are_added_together_are_one_bucket_of_all_values() {
    Property.holds(
        draw -> {
          var values = values(draw);
          var whole = new Bucket();
          var part = new Bucket();
          for (var value : values) {
            part.add(value);
            if (draw.integer(0, 40) == 0) {
              whole.add(part);
              part = new Bucket();
            }
          }
          whole.add(part);
          assertIsOf(values, whole);
        });
  }

  @Test
  void a_busy_second_outweighs_many_idle_ones() {
    var store = new SeriesHistory(new double[0]);
    var start = Instant.parse("2026-11-23T12:00:00Z");
    for (var second = 0; second < 59; second++) {
      store.add(start.plusSeconds(second), new double[] {10});
    }
    for (var i = 0; i < 1_000; i++) {
      store.add(start.plusSeconds(59), new double[] {5_000});
    }
    for (var period : List.of(Duration.ofMinutes(1), Duration.ofSeconds(30))) {
      var figures = store.figures(start, start.plusSeconds(60), period, Statistic.P50);
      assertThat(figures.getLast().value()).isCloseTo(5_000, within(50.0));
    }
  }

  private static double[] values(Draw draw) {
    var values = new double[draw.integer(1, 700)];
    var shape = draw.integer(0, 3);
    for (var i = 0; i < values.length; i++) {
      values[i] =
          switch (shape) {
            case 0 -> draw.integer(0, 10);
            case 1 -> Math.exp(draw.real(0, 14));
            case 2 -> i % 2 == 0 ? 50 : 2_000;
            default -> i;
          };
    }
    return values;
  }

  private static void assertIsOf(double[] values, Bucket bucket) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(bucket.count()).isEqualTo(values.length);
    assertThat(bucket.figure(Statistic.MAXIMUM)).isEqualTo(sorted[sorted.length - 1]);
    assertThat(bucket.figure(Statistic.MINIMUM)).isEqualTo(sorted[0]);
    assertThat(bucket.sum()).isCloseTo(Arrays.stream(values).sum(), within(1e-6 * bucket.sum()));
    var shares = new double[] {0.5, 0.9, 0.99};
    for (var i = 0; i < shares.length; i++) {
      var exact = sorted[Math.max(0, (int) Math.ceil(shares[i] * sorted.length) - 1)];
      assertThat(bucket.figure(PERCENTILES.get(i)))
          .as("p%s of %s values", shares[i], values.length)
          .isCloseTo(exact, within(0.011 * exact));
    }
  }
}
