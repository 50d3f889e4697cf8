package dev.weir.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.metrics.MetricStore;
import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.Statistic;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.query.MetricId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counters from figures per minute, on a store that answers like CloudWatch. */
class CloudWatchTotalsTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:30Z");
  private static final MetricId RECORDS = ofStage("dev", WeirMetric.RECORDS);
  private static final MetricId LATENCY = ofStage("dev", WeirMetric.COMMITTED_AFTER);

  private final MetricStore store = new MetricStore();
  private final CloudWatchTotals totals = new CloudWatchTotals(store, "dev", START);

  private static MetricId ofStage(String stage, WeirMetric metric) {
    return MetricId.of(
        metric, Map.of(Dimension.STAGE, stage, Dimension.STEP, Step.ACCESS_LOGS.id()));
  }

  private static Instant minute(int minutes) {
    return Instant.parse("2026-11-23T12:00:00Z").plusSeconds(60L * minutes);
  }

  @Test
  void each_minute_is_added_once_however_often_it_is_asked() {
    store.record(RECORDS, minute(0), 3);
    store.record(RECORDS, minute(1), 4);
    for (var second = 0; second < 300; second += 7) {
      totals.advance(START.plusSeconds(second));
    }

    assertThat(totals.totals().get(RECORDS).sum()).isEqualTo(7);
  }

  @Test
  void a_minute_that_may_be_incomplete_in_cloudwatch_is_deferred() {
    store.record(RECORDS, minute(0), 3);
    totals.advance(minute(2));
    assertThat(totals.totals()).isEmpty();

    store.record(RECORDS, minute(0).plusSeconds(59), 4);
    totals.advance(minute(3));
    assertThat(totals.totals().get(RECORDS).sum()).isEqualTo(7);
  }

  @Test
  void earlier_values_are_not_counted() {
    store.record(RECORDS, minute(-1), 100);
    store.record(RECORDS, minute(1), 4);
    totals.advance(minute(5));

    assertThat(totals.totals().get(RECORDS).sum()).isEqualTo(4);
  }

  @Test
  void a_histogram_adds_up_its_count_and_has_the_percentiles_of_the_last_minute() {
    store.record(LATENCY, minute(1), 1_000, 1_000);
    store.record(LATENCY, minute(2), 10, 20, 30);
    totals.advance(minute(5));

    var latency = totals.totals().get(LATENCY);
    assertThat(latency.count()).isEqualTo(5);
    assertThat(latency.sum()).isEqualTo(2_060);
    assertThat(latency.lastMinute())
        .containsEntry(Statistic.P50, 20.0)
        .containsEntry(Statistic.MAXIMUM, 30.0);
    assertThat(latency.buckets()).isEmpty();
  }

  @Test
  void a_minute_without_values_has_no_percentiles() {
    store.record(LATENCY, minute(1), 1_000);
    totals.advance(minute(4));
    totals.advance(minute(6));

    assertThat(totals.totals().get(LATENCY).lastMinute()).isEmpty();
    assertThat(totals.totals().get(LATENCY).count()).isEqualTo(1);
  }

  @Test
  void metrics_of_another_stage_or_of_others_are_left_out() {
    var own = stream("weir-dev-AccessLogsIngestStream1-x");
    store.record(own, minute(1), 1);
    store.record(stream("weir-prod-AccessLogsIngestStream1-x"), minute(1), 1);
    store.record(stream("orders"), minute(1), 1);
    store.record(ofStage("prod", WeirMetric.RECORDS), minute(1), 1);
    totals.advance(minute(5));

    assertThat(totals.totals()).containsOnlyKeys(own);
  }

  private static MetricId stream(String name) {
    return MetricId.of(AwsMetric.INCOMING_RECORDS, Map.of(Dimension.STREAM_NAME, name));
  }

  @Test
  void the_figures_that_are_paid_for_are_counted() {
    store.record(RECORDS, minute(1), 1);
    store.record(LATENCY, minute(1), 1);
    totals.advance(minute(5));

    // A counter's sum; a histogram's sum and count, three percentiles and the maximum.
    assertThat(totals.figures()).isEqualTo(1 + 2 + 4);
  }
}
