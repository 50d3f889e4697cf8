package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormatSettingsTest {

  @Test
  void an_unknown_format_is_named_together_with_the_known_ones() {
    assertThat(FormatSettings.problems("apache", ""))
        .singleElement()
        .asString()
        .contains("format=apache", "auto", "ingress-nginx", "custom");
  }

  @Test
  void a_format_without_fields_takes_none() {
    assertThat(FormatSettings.problems("alb", "")).isEmpty();
    assertThat(FormatSettings.problems("alb", "time elb")).hasSize(1);
  }

  @Test
  void a_list_of_fields_needs_time_and_status() {
    assertThat(FormatSettings.problems("w3c", "date time sc-status")).isEmpty();
    assertThat(FormatSettings.problems("cloudfront-realtime", "timestamp,sc-status")).isEmpty();
    assertThat(FormatSettings.problems("cloudfront-realtime", "c-ip,sc-bytes")).hasSize(2);
    assertThat(FormatSettings.problems("w3c", "time sc-status")).hasSize(1);
  }

  @Test
  void all_problems_of_a_field_map_are_named() {
    assertThat(FormatSettings.problems("json", "time=ts,status=a.b")).isEmpty();
    assertThat(FormatSettings.problems("auto", "time,state=x,bytes=")).hasSize(3);
  }

  @Test
  void all_problems_of_a_format_string_are_named_with_their_position() {
    assertThat(FormatSettings.problems("custom", "%h%l %Y %{Referer"))
        .containsExactlyInAnyOrder(
            "access-log format has an unknown directive %Y at position 6",
            "access-log format has a brace that is not closed at position 9",
            "access-log format ends within a directive at position 9",
            "access-log format names no time: %t, $time_local, $time_iso8601 or $msec",
            "access-log format names no status: %>s or $status",
            "access-log format has nothing between two fields at position 3");
  }

  @Test
  void positions_are_those_of_the_configured_text() {
    String directive = "log_format x '$status [$time_local] ' '$request$uri';";

    assertThat(FormatSettings.problems("custom", directive))
        .singleElement()
        .asString()
        .endsWith("position " + (directive.indexOf("$uri") + 1));
  }

  @Test
  void quotes_must_close() {
    assertThat(FormatSettings.problems("custom", "LogFormat \"%t %>s"))
        .anyMatch(problem -> problem.contains("no closed quotes at position 11"));
  }

  @Test
  void settings_with_problems_cannot_be_made() {
    assertThatThrownBy(() -> new FormatSettings("custom", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no time")
        .hasMessageContaining("no status");
  }
}
