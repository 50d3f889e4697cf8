package dev.weir.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMetricsNameTest {
  @Test
  void a_name_says_whose_it_is_and_in_which_unit() {
    assertThat(OpenMetricsName.of(WeirMetric.REJECTED_BY_REASON))
        .isEqualTo("weir_rejected_by_reason");
    assertThat(OpenMetricsName.of(WeirMetric.COMMITTED_AFTER))
        .isEqualTo("weir_committed_after_milliseconds");
    assertThat(OpenMetricsName.of(WeirMetric.HOTTEST_KEY_SHARE))
        .isEqualTo("weir_hottest_key_share_percent");
    assertThat(OpenMetricsName.of(AwsMetric.OLDEST_MESSAGE_AGE))
        .isEqualTo("aws_sqs_approximate_age_of_oldest_message_seconds");
    assertThat(OpenMetricsName.of(AwsMetric.TABLE_LATENCY))
        .isEqualTo("aws_dynamodb_successful_request_latency_milliseconds");
  }

  @Test
  void a_unit_is_not_said_twice() {
    assertThat(OpenMetricsName.of(AwsMetric.INCOMING_BYTES))
        .isEqualTo("aws_kinesis_incoming_bytes");
    assertThat(OpenMetricsName.of(WeirMetric.CALL_MILLIS)).isEqualTo("weir_call_milliseconds");
  }

  @Test
  void what_is_measured_by_shard_has_a_family_of_its_own() {
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
                    .doesNotMatch(".*_(total|created|bucket|info)"));
  }

  @Test
  void counts_are_counters_but_for_those_of_a_moment() {
    assertThat(OpenMetricsName.isCounter(WeirMetric.RECORDS)).isTrue();
    assertThat(OpenMetricsName.isCounter(AwsMetric.INCOMING_BYTES)).isTrue();
    assertThat(OpenMetricsName.isCounter(WeirMetric.OUTBOX_PENDING)).isFalse();
    assertThat(OpenMetricsName.isCounter(AwsMetric.CONCURRENT_EXECUTIONS)).isFalse();
    assertThat(OpenMetricsName.isCounter(WeirMetric.COMMITTED_AFTER)).isFalse();
  }

  private static List<Metric> all() {
    var all = new ArrayList<Metric>(List.of(WeirMetric.values()));
    all.addAll(List.of(AwsMetric.values()));
    return all;
  }
}
