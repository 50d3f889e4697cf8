package dev.weir.cli.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The responses to Prometheus' scrapes. */
class MetricsExporterTest {

  private static HttpResponse<String> scrape(MetricsExporter.MetricsText source)
      throws IOException, InterruptedException {
    try (var exporter = MetricsExporter.open(0, source);
        var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(exporter.address()).header("Accept", "text/x").build();
      return http.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void a_scrape_gets_the_text_in_the_type_that_it_asked_for() throws Exception {
    var answer =
        scrape(
            (accept, out) -> {
              out.write("weir_records_total 1".getBytes(UTF_8));
              return accept;
            });

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("weir_records_total 1");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x");
  }

  @Test
  void a_failed_scrape_returns_the_cause_and_no_partial_metrics() throws Exception {
    var answer =
        scrape(
            (_, out) -> {
              out.write("weir_records_to".getBytes(UTF_8));
              throw new IOException("CloudWatch did not answer");
            });

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("CloudWatch did not answer");
  }
}
