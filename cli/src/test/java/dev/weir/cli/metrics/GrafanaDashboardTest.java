package dev.weir.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.metrics.OpenMetricsName;
import dev.weir.metrics.dashboard.Dashboards;
import dev.weir.metrics.dashboard.Series;
import dev.weir.metrics.dashboard.Series.EachOfPart;
import dev.weir.metrics.dashboard.Series.OfPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares the Grafana dashboard with the definition that it is generated from. */
class GrafanaDashboardTest {

  private static final Path FILE = Path.of("..", "docs", "grafana", "weir.json");

  private final String json = GrafanaDashboard.json();

  private JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(json);
  }

  private static List<Series> defined() {
    return Dashboards.all().stream()
        .flatMap(dashboard -> dashboard.stretches().stream())
        .flatMap(stretch -> stretch.panels().stream())
        .flatMap(panel -> panel.series().stream())
        .toList();
  }

  private static boolean isShown(Series series) {
    return switch (series) {
      case OfPart one -> one.part().namePattern().isPresent();
      case EachOfPart each -> each.part().namePattern().isPresent();
      default -> true;
    };
  }

  @Test
  void the_file_in_the_docs_matches_the_command() throws IOException {
    assertThat(Files.readString(FILE).strip())
        .as("Make it again: ./weir metrics grafana > docs/grafana/weir.json")
        .isEqualTo(json);
  }

  @Test
  void every_series_of_the_dashboards_is_in_it_but_those_of_event_sources() {
    assertThat(defined())
        .filteredOn(GrafanaDashboardTest::isShown)
        .isNotEmpty()
        .allSatisfy(series -> assertThat(json).contains("(" + family(series)));
  }

  private static String family(Series series) {
    var isOfLastMinute =
        OpenMetricsName.kind(series.metric()) == OpenMetricsName.MetricType.HISTOGRAM
            && OpenMetricsName.OF_LAST_MINUTE.contains(series.statistic());
    return isOfLastMinute
        ? OpenMetricsName.of(series.metric(), series.statistic())
        : OpenMetricsName.of(series.metric());
  }

  @Test
  void panels_have_unique_ids_and_do_not_overlap() throws IOException {
    var ids = new ArrayList<Integer>();
    var places = new ArrayList<String>();
    for (var panel : dashboard().path("panels")) {
      ids.add(panel.path("id").asInt());
      places.add(panel.path("gridPos").path("x") + " " + panel.path("gridPos").path("y"));
      for (var inner : panel.path("panels")) {
        ids.add(inner.path("id").asInt());
        places.add(inner.path("gridPos").path("x") + " " + inner.path("gridPos").path("y"));
      }
    }
    assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    assertThat(places).doesNotHaveDuplicates();
  }

  @Test
  void expressions_have_all_their_brackets() throws IOException {
    var expressions = dashboard().findValuesAsText("expr");
    assertThat(expressions)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            expression -> {
              for (var pair : List.of("()", "{}", "[]")) {
                assertThat(expression.chars().filter(c -> c == pair.charAt(0)).count())
                    .isEqualTo(expression.chars().filter(c -> c == pair.charAt(1)).count());
              }
            });
  }
}
