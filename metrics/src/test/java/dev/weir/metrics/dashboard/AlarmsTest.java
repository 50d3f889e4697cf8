package dev.weir.metrics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Dimension;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Alarm.BreachCondition.Above;
import dev.weir.metrics.dashboard.Alarm.BreachCondition.NotTaken;
import dev.weir.metrics.dashboard.Alarm.Silence;
import dev.weir.metrics.dashboard.Series.OfPart;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can lose or delay a record has an alarm. */
class AlarmsTest {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final List<Alarm> ALARMS =
      Alarms.all(new Alarms.SourceTiming(WEEK, Duration.ZERO));

  private static Stream<Part> measuredBy(Dimension dimension) {
    return Stream.of(Part.values()).filter(part -> part.dimension() == dimension);
  }

  private static Stream<Part> eventSources() {
    return measuredBy(Dimension.EVENT_SOURCE_MAPPING);
  }

  private static Stream<Part> topics() {
    return measuredBy(Dimension.TOPIC_NAME);
  }

  private static List<Double> thresholds(AwsMetric metric, Part part) {
    return ALARMS.stream()
        .map(Alarm::condition)
        .flatMap(
            condition ->
                condition instanceof Above(OfPart(var of, var whose, _, _), var threshold)
                        && of == metric
                        && whose == part
                    ? Stream.of(threshold)
                    : Stream.of())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("eventSources")
  void an_event_source_that_drops_stalls_falls_behind_or_does_not_run_raises_an_alarm(Part source) {
    assertThat(thresholds(AwsMetric.DROPPED_EVENTS, source)).containsExactly(0.0);
    assertThat(thresholds(AwsMetric.FAILED_EVENTS, source)).containsExactly(0.0);

    var function = Part.valueOf(source.name().replace("_SOURCE", "_FUNCTION"));
    var kept = source.name().matches("RISK_.*|DELIVERY_.*|DECISION_.*") ? Duration.ofDays(1) : WEEK;
    assertThat(thresholds(AwsMetric.ITERATOR_AGE, function))
        .containsExactly(60_000.0, kept.toMillis() / 2.0);

    assertThat(ALARMS)
        .extracting(Alarm::condition)
        .filteredOn(
            condition ->
                condition instanceof NotTaken(_, OfPart(var metric, var whose, _, _))
                    && metric == AwsMetric.INVOKED_EVENTS
                    && whose == source)
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void a_topic_that_can_not_deliver_raises_an_alarm(Part topic) {
    assertThat(thresholds(AwsMetric.NOTIFICATIONS_FAILED, topic)).containsExactly(0.0);
  }

  @Test
  void a_source_that_waits_for_a_fuller_batch_is_not_taken_for_one_that_does_not_run() {
    var waiting = Alarms.accessLogs(new Alarms.SourceTiming(WEEK, Duration.ofMinutes(5)));
    assertThat(waiting)
        .filteredOn(alarm -> alarm.id().equals("access-logs-not-read"))
        .extracting(Alarm::minutes, Alarm::breaching)
        .containsExactly(tuple(10, 10));
  }

  @Test
  void delivery_has_to_take_what_the_other_region_decides_too() {
    assertThat(ALARMS)
        .filteredOn(alarm -> alarm.id().equals("market-delivery-not-read"))
        .flatExtracting(alarm -> ((NotTaken) alarm.condition()).comes())
        .extracting(Series::metric)
        .containsExactly(WeirMetric.COMMITS, WeirMetric.PASSED_OVER);
  }

  @Test
  void silence_is_a_fault_where_it_is_measured_each_minute() {
    assertThat(ALARMS)
        .filteredOn(alarm -> alarm.silence() == Silence.WRONG)
        .extracting(Alarm::id)
        .containsExactly("outbox-failing", "market-no-pulse", "market-no-beat");
  }

  @Test
  void they_have_names_of_their_own() {
    assertThat(ALARMS).extracting(Alarm::id).doesNotHaveDuplicates();
  }
}
