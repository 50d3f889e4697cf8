package dev.weir.local.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.local.process.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An emulator that reads HTTP itself gets its connections from another server, in memory. */
@Tag("cloud")
class ConnectionsInMemoryTest {

  private static final Installation INSTALLATION =
      new Installation(Path.of(System.getProperty("weir.home")));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CALLS = 5;

  @Test
  void a_connection_that_the_emulator_has_closed_is_not_used_again() throws Exception {
    var port = freePort();
    var server =
        new ProcessBuilder(
                INSTALLATION.node().toString(),
                "--require",
                INSTALLATION.script("loopback.cjs").toString(),
                Path.of(getClass().getResource("closing-server.cjs").toURI()).toString(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var http = HttpClient.newHttpClient();
        var out = server.inputReader()) {
      assertThat(out.readLine()).isEqualTo("listening");
      for (var i = 0; i < CALLS; i++) {
        assertThat(answer(http, port)).isEqualTo("ok");
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(Loopback.at(0));
      return socket.getLocalPort();
    }
  }

  /** Makes a call again that was cut off, as every client does. */
  private static String answer(HttpClient http, int port) throws Exception {
    while (true) {
      try {
        var request = HttpRequest.newBuilder(Loopback.http(port)).timeout(PATIENCE).build();
        return http.send(request, BodyHandlers.ofString()).body();
      } catch (HttpTimeoutException e) {
        throw e;
      } catch (IOException cutOff) {
        // The connection was closed while the call was under way.
      }
    }
  }
}
