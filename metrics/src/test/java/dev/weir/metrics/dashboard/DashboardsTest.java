package dev.weir.metrics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.metrics.AwsMetric;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.EachOfStep;
import dev.weir.metrics.dashboard.Series.OfPart;
import dev.weir.metrics.dashboard.Series.OfStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A series of a metric that a step does not emit can't be created; these tests check the reverse.
 */
class DashboardsTest {

  private static final List<Alarm> ALARMS =
      Alarms.all(new Alarms.SourceTiming(Duration.ofDays(7), Duration.ZERO));

  private static Stream<Series> series() {
    return Dashboards.all().stream()
        .flatMap(dashboard -> dashboard.stretches().stream())
        .flatMap(stretch -> stretch.panels().stream())
        .flatMap(panel -> panel.series().stream());
  }

  private static String name(Metric metric, Object of) {
    return metric + " of " + of;
  }

  private static Stream<String> shown(Series series) {
    return switch (series) {
      case OfStep(WeirMetric metric, Step step, _, _) -> Stream.of(name(metric, step));
      case EachOfStep(WeirMetric metric, Step step, _, _) -> Stream.of(name(metric, step));
      case OfPart _, EachOfPart _ -> Stream.of();
    };
  }

  @Test
  void whatever_a_step_emits_is_shown_on_a_dashboard() {
    var emitted = new ArrayList<String>();
    for (var metric : WeirMetric.values()) {
      metric.steps().forEach(step -> emitted.add(name(metric, step)));
    }
    assertThat(series().flatMap(DashboardsTest::shown).distinct())
        .containsExactlyInAnyOrderElementsOf(emitted);
  }

  @Test
  void whatever_is_looked_at_of_aws_is_shown_on_a_dashboard() {
    assertThat(series().map(Series::metric).filter(AwsMetric.class::isInstance).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.<Metric>asList(AwsMetric.values()));
  }

  @Test
  void every_part_is_shown() {
    var parts =
        series()
            .flatMap(
                series ->
                    switch (series) {
                      case OfPart(_, Part part, _, _) -> Stream.of(part);
                      case EachOfPart(_, Part part, _, _) -> Stream.of(part);
                      case OfStep _, EachOfStep _ -> Stream.of();
                    })
            .distinct();
    assertThat(parts).containsExactlyInAnyOrder(Part.values());
  }

  @Test
  void what_raises_an_alarm_can_be_looked_at_on_a_dashboard() {
    assertThat(series().map(Series::metric).distinct())
        .containsAll(
            ALARMS.stream()
                .flatMap(alarm -> alarm.condition().series().stream())
                .map(Series::metric)
                .toList());
  }

  @Test
  void panels_of_a_stretch_have_titles_of_their_own() {
    assertThat(Dashboards.all())
        .flatExtracting(Dashboard::stretches)
        .allSatisfy(
            stretch ->
                assertThat(stretch.panels()).extracting(Panel::title).doesNotHaveDuplicates());
  }
}
