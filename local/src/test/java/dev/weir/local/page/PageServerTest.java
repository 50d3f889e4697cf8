package dev.weir.local.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.local.metrics.MetricsEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the page's server, and to whom it gives them. */
class PageServerTest {

  @TempDir Path folder;
  private PageServer server;

  @BeforeEach
  void open() throws IOException {
    var library = Files.writeString(folder.resolve("charts.js"), "const echarts = {};");
    server =
        PageServer.open(
            0,
            library,
            List.of(),
            List.of(),
            JsonNodeFactory.instance::objectNode,
            JsonNodeFactory.instance::objectNode,
            Map.of("echo", PageServerTest::echo),
            new MetricsEndpoint(new LinkedHashMap<>()));
  }

  private static JsonNode echo(Map<String, String> query) {
    return switch (query.getOrDefault("do", "")) {
      case "refuse" -> throw new IllegalArgumentException("do=refuse: give another");
      case "fail" -> throw new IllegalStateException("no answer from a table");
      default -> JsonNodeFactory.instance.objectNode().put("service", query.get("service"));
    };
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
      return http.send(request, BodyHandlers.ofString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page.css",
        "/page.js",
        "/address.js",
        "/charts.js",
        "/dom.js",
        "/flow.js",
        "/fraud.js",
        "/heat.js",
        "/market.js",
        "/now.js",
        "/series.js",
        "/services.js",
        "/story.js",
        "/icon.svg",
        "/echarts.js",
        "/api/dashboards",
        "/api/market",
        "/api/topics",
        "/api/status"
      })
  void everything_that_the_page_asks_for_is_there(String path) throws Exception {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
  }

  @Test
  void further_data_are_read_with_the_decoded_parameters_of_the_request() throws Exception {
    var answer = get("/api/echo?service=a%26b+c");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"service\":\"a&b c\"}");
  }

  @Test
  void a_wrong_parameter_and_a_table_that_does_not_answer_are_said() throws Exception {
    var refused = get("/api/echo?do=refuse");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).isEqualTo("do=refuse: give another");

    var failed = get("/api/echo?do=fail");
    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).isEqualTo("no answer from a table");
  }

  @Test
  void a_file_that_is_not_part_of_the_page_is_not_found() throws Exception {
    assertThat(get("/PageServer.class").statusCode()).isEqualTo(404);
    assertThat(get("/../page/PageServer.class").statusCode()).isEqualTo(404);
  }

  @Test
  void a_browser_may_load_nothing_from_elsewhere() throws Exception {
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe-inline", "http:", "*");
  }

  @Test
  void a_web_site_whose_name_leads_to_this_machine_gets_nothing() throws IOException {
    assertThat(statusFor("evil.example:" + server.address().getPort())).contains(" 421 ");
    assertThat(statusFor("localhost:" + server.address().getPort())).contains(" 200 ");
  }

  // The JDK's client does not let a test send a different host than it calls.
  private String statusFor(String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      var request = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII)
          .lines()
          .findFirst()
          .orElseThrow();
    }
  }
}
