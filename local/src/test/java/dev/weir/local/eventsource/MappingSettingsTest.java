package dev.weir.local.eventsource;

import static dev.weir.local.eventsource.EventSourceFixture.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingSettingsTest {
  private static MappingSettings read(String more) {
    return new EventSourceFixture().with(more).settings();
  }

  private static List<String> problems(String more) {
    return catchThrowableOfType(InvalidMappingException.class, () -> read(more)).problems();
  }

  @Test
  void an_absent_setting_is_lambdas_default() {
    var settings = read("{}");
    assertThat(settings.batchSize()).isEqualTo(100);
    assertThat(settings.batchingWindow()).isZero();
    assertThat(settings.parallelizationFactor()).isEqualTo(1);
    assertThat(settings.bisectBatchOnFunctionError()).isFalse();
    assertThat(settings.maximumRetryAttempts()).isEqualTo(-1);
    assertThat(settings.maximumRecordAge()).isEmpty();
    assertThat(settings.tumblingWindow()).isZero();
    assertThat(settings.reportBatchItemFailures()).isFalse();
    assertThat(settings.onFailureDestination()).isEmpty();
    assertThat(settings.filters()).isEmpty();
  }

  @Test
  void everything_that_is_said_is_read() {
    var settings =
        read(
            """
            {'BatchSize':'1000','MaximumBatchingWindowInSeconds':5,'ParallelizationFactor':2,
             'BisectBatchOnFunctionError':true,'MaximumRetryAttempts':3,
             'MaximumRecordAgeInSeconds':3600,'FunctionResponseTypes':['ReportBatchItemFailures'],
             'DestinationConfig':{'OnFailure':{'Destination':'arn:aws:s3:::lost'}},
             'FilterCriteria':{'Filters':[{'Pattern':'{\\'partitionKey\\':[\\'a\\']}'}]},
             'StartingPosition':'AT_TIMESTAMP','StartingPositionTimestamp':1767225600.25,
             'Enabled':true,'FunctionName':'reader'}
            """
                .replace("\\'", "\\\""));
    assertThat(settings.batchSize()).isEqualTo(1000);
    assertThat(settings.batchingWindow()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.parallelizationFactor()).isEqualTo(2);
    assertThat(settings.bisectBatchOnFunctionError()).isTrue();
    assertThat(settings.maximumRetryAttempts()).isEqualTo(3);
    assertThat(settings.maximumRecordAge()).hasValue(Duration.ofHours(1));
    assertThat(settings.reportBatchItemFailures()).isTrue();
    assertThat(settings.onFailureDestination()).hasValue("arn:aws:s3:::lost");
    assertThat(settings.filters()).containsExactly("{\"partitionKey\":[\"a\"]}");
    assertThat(settings.startingPosition())
        .isEqualTo(new ReadPosition.AtTimestamp(Instant.parse("2026-01-01T00:00:00.250Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "BatchSize,1,10000",
    "MaximumBatchingWindowInSeconds,0,300",
    "ParallelizationFactor,1,10",
    "MaximumRetryAttempts,-1,10000",
    "MaximumRecordAgeInSeconds,60,604800",
    "TumblingWindowInSeconds,0,900"
  })
  void numbers_have_lambdas_ranges(String name, int low, int high) {
    assertThat(read("{'" + name + "':" + low + "}")).isNotNull();
    assertThat(read("{'" + name + "':" + high + "}")).isNotNull();
    if (!name.equals("MaximumRecordAgeInSeconds")) {
      assertThat(problems("{'" + name + "':" + (low - 1) + "}")).hasSize(1);
    }
    assertThat(problems("{'" + name + "':" + (high + 1) + "}"))
        .singleElement()
        .asString()
        .contains(name, String.valueOf(high));
  }

  @Test
  void a_maximum_age_below_a_minute_is_refused_but_minus_one_is_none() {
    assertThat(problems("{'MaximumRecordAgeInSeconds':59}")).hasSize(1);
    assertThat(read("{'MaximumRecordAgeInSeconds':-1}").maximumRecordAge()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'StartingPosition':'NOW'}",
        "{'StartingPosition':'AT_TIMESTAMP'}",
        "{'BatchSize':'many'}",
        "{'BatchSize':1.5}",
        "{'FunctionResponseTypes':['Everything']}",
        "{'TumblingWindowInSeconds':10,'ParallelizationFactor':2}",
        "{'DestinationConfig':{'OnFailure':{'Destination':'arn:aws:lambda:eu-west-1:1:f'}}}",
        "{'EventSourceArn':''}",
        "{'Queues':['q']}",
        "{'FilterCriteria':{'Filters':[{'Pattern':'no json'}]}}"
      })
  void each_of_these_is_a_problem(String properties) {
    assertThat(problems(properties)).hasSize(1);
  }

  @Test
  void six_filters_are_one_too_many() {
    var filter = "{'Pattern':{'partitionKey':['a']}}";
    assertThat(
            problems(
                "{'FilterCriteria':{'Filters':["
                    + String.join(",", java.util.Collections.nCopies(6, filter))
                    + "]}}"))
        .hasSize(1);
  }

  @Test
  void all_problems_are_named_at_once() {
    assertThat(
            problems(
                "{'BatchSize':0,'ParallelizationFactor':11,'Topics':[],'StartingPosition':''}"))
        .hasSize(4);
  }

  @Test
  void a_consumer_stands_for_its_stream() {
    var settings = read("{'EventSourceArn':'" + STREAM + "/consumer/reader:17'}");
    assertThat(settings.enhancedFanOut()).isTrue();
    assertThat(settings.streamArn()).isEqualTo(STREAM);
    assertThat(read("{}").enhancedFanOut()).isFalse();
  }

  @Test
  void only_streams_can_be_read() {
    var settings = read("{'EventSourceArn':'arn:aws:sqs:eu-west-1:1:queue'}");
    assertThatThrownBy(
            () ->
                EventSource.start(
                    settings,
                    new EventSourceLoop.Ports(null, null, null),
                    Polling.LAMBDA,
                    java.time.InstantSource.system()))
        .isInstanceOf(InvalidMappingException.class);
  }
}
