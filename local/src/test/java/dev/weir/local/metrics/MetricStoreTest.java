package dev.weir.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.metrics.Statistic;
import dev.weir.metrics.query.MetricId;
import dev.weir.metrics.query.MetricPoint;
import dev.weir.metrics.query.MetricQuery;
import dev.weir.metrics.query.MetricReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MetricStoreTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final MetricId RECORDS =
      new MetricId("Weir", "Records", Map.of("Stage", "dev", "Step", "access-logs"));

  /** The contract of every reader of a store, in the same process and over HTTP. */
  abstract static class MetricReaderContract {
    final MetricStore store = new MetricStore();

    abstract MetricReader reader();

    private List<MetricPoint> read(Statistic statistic, Duration period, Instant from, Instant to) {
      var query = new MetricQuery(RECORDS, statistic, period);
      return reader().read(List.of(query), from, to).get(query);
    }

    private List<MetricPoint> tenSeconds(Statistic statistic) {
      return read(statistic, Duration.ofSeconds(10), START, START.plusSeconds(60));
    }

    @Test
    void values_of_a_period_become_one_figure() {
      store.record(RECORDS, START, 1, 5);
      store.record(RECORDS, START.plusSeconds(9), 3);
      store.record(RECORDS, START.plusSeconds(10), 7);
      assertThat(tenSeconds(Statistic.SUM))
          .containsExactly(new MetricPoint(START, 9), new MetricPoint(START.plusSeconds(10), 7));
      assertThat(tenSeconds(Statistic.AVERAGE).getFirst().value()).isEqualTo(3);
      assertThat(tenSeconds(Statistic.MAXIMUM).getFirst().value()).isEqualTo(5);
      assertThat(tenSeconds(Statistic.MINIMUM).getFirst().value()).isEqualTo(1);
      assertThat(tenSeconds(Statistic.SAMPLE_COUNT).getFirst().value()).isEqualTo(3);
      assertThat(tenSeconds(Statistic.P50).getFirst().value()).isEqualTo(3);
    }

    @Test
    void zero_is_a_value_and_a_missing_value_is_not_a_point() {
      store.record(RECORDS, START.plusSeconds(20), 0);
      assertThat(tenSeconds(Statistic.SUM))
          .containsExactly(new MetricPoint(START.plusSeconds(20), 0));
    }

    @Test
    void the_end_is_not_asked_for() {
      store.record(RECORDS, START.plusSeconds(60), 1);
      assertThat(tenSeconds(Statistic.SUM)).isEmpty();
    }

    @Test
    void a_series_that_is_not_known_has_no_points() {
      assertThat(tenSeconds(Statistic.SUM)).isEmpty();
    }

    @Test
    void percentiles_of_many_values_are_near_the_true_ones() {
      IntStream.rangeClosed(1, 10_000).forEach(i -> store.record(RECORDS, START, i));
      assertThat(tenSeconds(Statistic.P50).getFirst().value()).isCloseTo(5_000, within(200.0));
      assertThat(tenSeconds(Statistic.P99).getFirst().value()).isCloseTo(9_900, within(200.0));
      assertThat(tenSeconds(Statistic.SUM).getFirst().value()).isEqualTo(50_005_000);
    }

    @Test
    void seconds_are_forgotten_and_minutes_stay() {
      store.record(RECORDS, START, 4);
      store.record(RECORDS, START.plus(Duration.ofHours(1)), 1);
      assertThat(tenSeconds(Statistic.SUM)).isEmpty();
      assertThat(read(Statistic.SUM, Duration.ofMinutes(1), START, START.plusSeconds(60)))
          .containsExactly(new MetricPoint(START, 4));
    }

    @Test
    void the_series_of_a_metric_are_listed() {
      var other = new MetricId("Weir", "Records", Map.of("Stage", "dev", "Step", "transactions"));
      store.record(RECORDS, START, 1);
      store.record(other, START, 1);
      store.record(new MetricId("Weir", "Events", RECORDS.dimensions()), START, 1);
      assertThat(reader().list("Weir", "Records")).containsExactly(RECORDS, other);
      assertThat(reader().list("Weir", "Nothing")).isEmpty();
    }
  }

  @Nested
  class InTheSameProcess extends MetricReaderContract {
    @Override
    MetricReader reader() {
      return store;
    }
  }

  @Nested
  class OverHttp extends MetricReaderContract {
    private RunningEndpoint endpoint;
    private LocalMetricReader reader;

    @BeforeEach
    void open() {
      var stores = new LinkedHashMap<String, MetricStore>();
      stores.put("us-east-1", new MetricStore());
      stores.put("us-east-2", store);
      endpoint =
          new RunningEndpoint(Collections.unmodifiableSequencedMap(stores), InstantSource.system());
      reader = new LocalMetricReader(endpoint.address(), "us-east-2");
    }

    @AfterEach
    void close() {
      reader.close();
      endpoint.close();
    }

    @Override
    MetricReader reader() {
      return reader;
    }
  }
}
