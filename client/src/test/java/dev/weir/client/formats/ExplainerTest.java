package dev.weir.client.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {

  private static final String COMBINED =
      "192.0.2.1 - - [29/Nov/2026:06:00:07 +0000] \"GET / HTTP/1.1\" 500 10 \"-\" \"M\"";

  private final Explainer explainer = new Explainer(FormatSettings.auto());

  @Test
  void a_line_is_shown_with_its_format_and_fields() {
    assertThat(explain(1, COMBINED))
        .isEqualTo(
            "1: "
                + COMBINED
                + "\n   common, combined or nginx-main: time=2026-11-29T06:00:07Z status=500"
                + " bytes=10 service=(none: the log group, else the configured service)");
  }

  @Test
  void a_rejected_line_is_shown_with_its_reason() {
    assertThat(explain(1, "garbage")).contains("NOT_AN_ACCESS_LOG: ").contains("--format");
    assertThat(explain(2, COMBINED.replace("Nov", "Foo"))).contains("BAD_TIME: ");
    assertThat(explainer.summary()).isEqualTo("NOT_AN_ACCESS_LOG=1 BAD_TIME=1");
  }

  @Test
  void a_line_that_a_shipper_wrapped_in_json_is_read_as_the_pipeline_reads_it() {
    var log = COMBINED.replace("\"", "\\\"");
    assertThat(explain(1, "{\"log\":\"" + log + "\\n\",\"stream\":\"stdout\"}"))
        .contains("common, combined or nginx-main: time=2026-11-29T06:00:07Z status=500");
    assertThat(explain(2, "{\"MESSAGE\":\"" + log + "\",\"_HOSTNAME\":\"web\"}"))
        .contains("common, combined or nginx-main: time=2026-11-29T06:00:07Z status=500");
    assertThat(explainer.summary()).isEqualTo("EVENT=2");
  }

  @Test
  void the_parts_of_a_line_are_read_as_one_line() {
    var stamp = "2026-11-29T06:00:07.931087621Z stdout ";
    assertThat(explain(1, stamp + "P " + COMBINED.substring(0, 50)))
        .contains("no complete line: part of one");
    assertThat(explain(2, stamp + "F " + COMBINED.substring(50)))
        .contains("common, combined or nginx-main: time=2026-11-29T06:00:07Z status=500");
    assertThat(explainer.finish()).isEmpty();
    assertThat(explainer.summary()).isEqualTo("EVENT=1");
  }

  @Test
  void a_line_whose_last_part_is_missing_is_read_as_far_as_it_is_there() {
    explain(1, "2026-11-29T06:00:07.931087621Z stdout P " + COMBINED);
    assertThat(explainer.finish()).singleElement().asString().contains("status=500");
    assertThat(explainer.finish()).isEmpty();
  }

  @Test
  void what_could_steer_a_terminal_is_not_printed() {
    assertThat(explain(1, COMBINED.replace("\"M\"", "\u001b[2J"))).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({
    "alb, alb",
    "classic-elb, classic-elb",
    "s3, s3",
    "haproxy, haproxy",
    "istio, envoy or istio",
    "vhost, vhost",
    "caddy, caddy",
    "cloudfront-json, json",
    "traefik-clf, ingress-nginx or traefik-clf",
    "common, 'common, combined or nginx-main'"
  })
  void the_format_of_golden_lines_is_named(String golden, String name) {
    var line =
        GoldenAccessLogs.detected().stream()
            .filter(record -> record.name().equals(golden))
            .flatMap(record -> record.lines().stream())
            .filter(GoldenLine::isEvent)
            .findFirst()
            .orElseThrow();

    assertThat(explainer.explain(1, line.content()).getLast()).contains(name + ": time=");
  }

  private String explain(int number, String text) {
    return String.join("\n", explainer.explain(number, text.getBytes(StandardCharsets.UTF_8)));
  }
}
