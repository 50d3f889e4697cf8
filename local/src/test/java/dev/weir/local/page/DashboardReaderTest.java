package dev.weir.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.local.provisioning.Deployment.DeployedDashboard;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The conversion of a dashboard for the page. */
class DashboardReaderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode read(String widgets) {
    return DashboardReader.read(
        new DeployedDashboard(
            "weir-dev-logs", "us-east-2", "{\"widgets\":[%s]}".formatted(widgets)));
  }

  private static String metric(String properties) {
    return "{\"type\":\"metric\",\"properties\":{%s}}".formatted(properties);
  }

  @Test
  void panels_stand_under_the_heading_before_them() {
    var dashboard =
        read(
            """
            {"type":"text","properties":{"markdown":"## Produced"}},
            {"type":"metric","properties":{"title":"Records","metrics":[]}},
            {"type":"text","properties":{"markdown":"## Stored"}},
            {"type":"metric","properties":{"title":"Commits","metrics":[]}},
            {"type":"metric","properties":{"title":"Conflicts","metrics":[]}}\
            """);

    assertThat(dashboard.path("name").asText()).isEqualTo("weir-dev-logs");
    assertThat(dashboard.path("region").asText()).isEqualTo("us-east-2");
    assertThat(dashboard.path("stretches").findValuesAsText("title"))
        .containsExactly("Produced", "Records", "Stored", "Commits", "Conflicts");
    assertThat(dashboard.at("/stretches/1/panels")).hasSize(2);
  }

  @Test
  void a_metric_keeps_its_name_dimensions_statistic_and_label() throws IOException {
    var dashboard =
        read(
            metric(
                """
                "title":"Latency","annotations":{"horizontal":[{"value":1000,"label":"limit"}]},
                "metrics":[["Weir","CommittedAfter","Stage","dev","Step","risk",
                            {"stat":"p99","label":"slowest","period":60}]]\
                """));

    assertThat(dashboard.at("/stretches/0/panels/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"title":"Latency","shape":"lines","limit":1000.0,"series":[{
                  "namespace":"Weir","name":"CommittedAfter",
                  "dimensions":{"Stage":"dev","Step":"risk"},
                  "statistic":"p99","label":"slowest"}]}\
                """));
  }

  @Test
  void a_search_is_a_series_for_each_value_of_its_last_dimension() throws IOException {
    var dashboard =
        read(
            metric(
                """
                "title":"5xx","stacked":true,
                "metrics":[[{"expression":
                  "SEARCH('{Weir,Stage,Step,Service} MetricName=\\"ServerErrors\\" Stage=\\"dev\\" \
                Step=\\"access-logs\\"', 'Sum', 60)"}]]\
                """));

    var panel = dashboard.at("/stretches/0/panels/0");
    assertThat(panel.path("shape").asText()).isEqualTo("stacked");
    assertThat(panel.at("/series/0"))
        .isEqualTo(
            JSON.readTree(
                """
                {"namespace":"Weir","name":"ServerErrors",
                 "dimensions":{"Stage":"dev","Step":"access-logs"},
                 "detail":"Service","statistic":"Sum"}\
                """));
  }

  @Test
  void series_of_two_searches_in_a_panel_differ_in_what_their_labels_begin_with() {
    var dashboard =
        read(
            metric(
                """
                "title":"Ages",
                "metrics":[[{"label":"read: ${PROP('Dim.ShardId')}","expression":
                  "SEARCH('{AWS/Kinesis,StreamName,ShardId} MetricName=\\"Age\\" \
                StreamName=\\"s\\"', 'Maximum', 60)"}]]\
                """));

    assertThat(dashboard.at("/stretches/0/panels/0/series/0/prefix").asText()).isEqualTo("read: ");
  }

  @Test
  void a_series_may_be_of_another_region() throws IOException {
    var dashboard =
        read(
            metric(
                """
                "title":"Ticks",
                "metrics":[["Weir","Events","Step","marks",
                            {"stat":"Sum","label":"ticks","region":"us-west-2"}],
                           [{"expression":
                  "SEARCH('{Weir,Step,State} MetricName=\\"Decisions\\" Step=\\"risk\\"', \
                'Sum', 60)","region":"us-west-2"}]]\
                """));

    assertThat(dashboard.findValuesAsText("region"))
        .containsExactly("us-east-2", "us-west-2", "us-west-2");
  }

  @Test
  void states_of_alarms_and_what_to_do_about_them_are_for_aws() {
    var dashboard =
        read(
            """
            {"type":"alarm","properties":{"title":"Alarms","alarms":["arn:aws:cloudwatch:x"]}},
            {"type":"text","properties":{"markdown":"# Access logs\\nAn alarm is red: ..."}},
            {"type":"text","properties":{"markdown":"## Produced"}},
            {"type":"metric","properties":{"title":"Records","metrics":[]}}\
            """);

    assertThat(dashboard.path("stretches").findValuesAsText("title"))
        .containsExactly("Produced", "Records");
  }

  @Test
  void single_values_are_numbers() {
    var dashboard = read(metric("\"title\":\"Alerts\",\"view\":\"singleValue\",\"metrics\":[]"));

    assertThat(dashboard.at("/stretches/0/panels/0/shape").asText()).isEqualTo("numbers");
  }

  @Test
  void an_expression_that_is_not_understood_is_refused_not_left_out() {
    assertThatThrownBy(() -> read(metric("\"metrics\":[[{\"expression\":\"m1 / m2\"}]]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("m1 / m2");
  }
}
