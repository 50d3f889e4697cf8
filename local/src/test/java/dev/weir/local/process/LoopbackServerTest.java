package dev.weir.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answered callers on loopback: tools, and the server's own pages; no other page of a browser. */
class LoopbackServerTest {

  private static final String ANSWER = "answered";

  private final LoopbackServer tools = LoopbackServer.open(0);
  private final LoopbackServer page = LoopbackServer.openWithPage(0);

  LoopbackServerTest() {
    List.of(tools, page).forEach(LoopbackServerTest::start);
  }

  private static void start(LoopbackServer server) {
    server
        .serve(
            "/known",
            exchange -> {
              try (exchange) {
                exchange.sendResponseHeaders(200, ANSWER.length());
                exchange.getResponseBody().write(ANSWER.getBytes(StandardCharsets.UTF_8));
              }
            })
        .start();
  }

  @AfterEach
  void close() {
    tools.close();
    page.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]"})
  void a_tool_is_answered_by_every_name_of_this_machine(String name) throws IOException {
    for (var server : List.of(tools, page)) {
      assertThat(RawHttp.get(server.port(), "/known", "Host: " + name + ":" + server.port()))
          .contains(" 200 ", ANSWER);
      assertThat(RawHttp.get(server.port(), "/known", "Host: " + name)).contains(" 200 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "evil.example:127.0.0.1",
        "localhost.evil.example",
        "0.0.0.0",
        "127.0.0.1@evil.example",
        ""
      })
  void another_name_is_refused_even_if_it_leads_here(String name) throws IOException {
    for (var server : List.of(tools, page)) {
      assertThat(RawHttp.get(server.port(), "/known", "Host: " + name))
          .contains(" 421 ")
          .doesNotContain(ANSWER);
      assertThat(RawHttp.get(server.port(), "/unknown", "Host: " + name)).contains(" 421 ");
    }
  }

  @Test
  void two_names_are_refused() throws IOException {
    assertThat(RawHttp.get(tools.port(), "/known", "Host: localhost", "Host: evil.example"))
        .doesNotContain(ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://127.0.0.1:1",
        "Origin: http://localhost",
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: file://",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void a_page_from_elsewhere_is_refused(String header) throws IOException {
    for (var server : List.of(tools, page)) {
      assertThat(RawHttp.get(server.port(), "/known", host(server), header))
          .contains(" 403 ")
          .doesNotContain(ANSWER);
    }
  }

  @Test
  void only_a_server_with_a_page_answers_its_own_page() throws IOException {
    for (var header : List.of("Sec-Fetch-Site: same-origin", "Origin: http://" + at(page))) {
      assertThat(RawHttp.get(page.port(), "/known", host(page), header)).contains(" 200 ");
    }
    for (var header : List.of("Sec-Fetch-Site: same-origin", "Origin: http://" + at(tools))) {
      assertThat(RawHttp.get(tools.port(), "/known", host(tools), header)).contains(" 403 ");
    }
  }

  @Test
  void a_person_who_types_the_address_is_answered() throws IOException {
    assertThat(RawHttp.get(tools.port(), "/known", host(tools), "Sec-Fetch-Site: none"))
        .contains(" 200 ");
  }

  private static String host(LoopbackServer server) {
    return "Host: " + at(server);
  }

  private static String at(LoopbackServer server) {
    return "127.0.0.1:" + server.port();
  }
}
