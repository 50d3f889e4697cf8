package dev.weir.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.OpenMetricsName.MetricType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMetricsNameTest {
  @Test
  void a_name_says_whose_it_is_and_in_which_unit() {
    assertThat(OpenMetricsName.of(WeirMetric.REJECTED_BY_REASON))
        .isEqualTo("weir_rejected_by_reason");
    assertThat(OpenMetricsName.of(WeirMetric.COMMITTED_AFTER))
        .isEqualTo("weir_committed_after_seconds");
    assertThat(OpenMetricsName.of(WeirMetric.HOTTEST_KEY_SHARE))
        .isEqualTo("weir_hottest_key_share_ratio");
    assertThat(OpenMetricsName.of(AwsMetric.OLDEST_MESSAGE_AGE))
        .isEqualTo("aws_sqs_approximate_age_of_oldest_message_seconds");
    assertThat(OpenMetricsName.of(AwsMetric.TABLE_LATENCY))
        .isEqualTo("aws_dynamodb_successful_request_latency_seconds");
  }

  @Test
  void a_unit_is_not_said_twice() {
    assertThat(OpenMetricsName.of(AwsMetric.INCOMING_BYTES))
        .isEqualTo("aws_kinesis_incoming_bytes");
    assertThat(OpenMetricsName.of(WeirMetric.CALL_MILLIS)).isEqualTo("weir_call_seconds");
  }

  @Test
  void a_metric_by_shard_has_its_own_family() {
    assertThat(OpenMetricsName.of(AwsMetric.SHARD_INCOMING_RECORDS))
        .isEqualTo("aws_kinesis_shard_incoming_records");
  }

  @Test
  void labels_are_the_dimensions_in_lower_case() {
    assertThat(OpenMetricsName.of(Dimension.STAGE)).isEqualTo("stage");
    assertThat(OpenMetricsName.of(Dimension.FUNCTION_NAME)).isEqualTo("function_name");
    assertThat(OpenMetricsName.of(Dimension.EVENT_SOURCE_MAPPING))
        .isEqualTo("event_source_mapping_uuid");
  }

  @Test
  void names_are_valid_and_each_is_there_once() {
    assertThat(all())
        .extracting(OpenMetricsName::of)
        .doesNotHaveDuplicates()
        .allSatisfy(
            name ->
                assertThat(name)
                    .matches("[a-z]+(_[a-z]+)+")
                    .doesNotMatch(".*_(total|created|bucket|info)")
                    .doesNotMatch(".*(milli|micro|nano|percent|minutes|hours).*"));
  }

  @Test
  void counts_are_counters_but_for_those_of_a_moment() {
    assertThat(OpenMetricsName.kind(WeirMetric.RECORDS)).isEqualTo(MetricType.COUNTER);
    assertThat(OpenMetricsName.kind(AwsMetric.INCOMING_BYTES)).isEqualTo(MetricType.COUNTER);
    assertThat(OpenMetricsName.kind(WeirMetric.OUTBOX_PENDING)).isEqualTo(MetricType.GAUGE);
    assertThat(OpenMetricsName.kind(AwsMetric.CONCURRENT_EXECUTIONS)).isEqualTo(MetricType.GAUGE);
    assertThat(OpenMetricsName.kind(WeirMetric.COMMITTED_AFTER)).isEqualTo(MetricType.HISTOGRAM);
  }

  @Test
  void values_are_in_the_unit_that_the_name_says() {
    assertThat(OpenMetricsName.inBaseUnit(WeirMetric.COMMITTED_AFTER, 250)).isEqualTo(0.25);
    assertThat(OpenMetricsName.inBaseUnit(WeirMetric.HOTTEST_KEY_SHARE, 50)).isEqualTo(0.5);
    assertThat(OpenMetricsName.inBaseUnit(AwsMetric.OLDEST_MESSAGE_AGE, 3)).isEqualTo(3);
    assertThat(OpenMetricsName.bounds(WeirMetric.COMMITTED_AFTER)).contains(250).isSorted();
  }

  @Test
  void a_statistic_of_the_last_minute_has_a_name_of_its_own() {
    assertThat(OpenMetricsName.of(WeirMetric.COMMITTED_AFTER, Statistic.P99))
        .isEqualTo("weir_committed_after_p99_seconds");
  }

  private static List<Metric> all() {
    var all = new ArrayList<Metric>(List.of(WeirMetric.values()));
    all.addAll(List.of(AwsMetric.values()));
    return all;
  }
}
