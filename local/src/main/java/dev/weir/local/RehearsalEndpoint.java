package dev.weir.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.rehearsal.InjectionJson;
import dev.weir.local.rehearsal.InjectionState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Serves the injected faults, as the JSON of {@link InjectionJson}: {@code GET /faults} returns
 * them, {@code PUT} replaces them.
 */
final class RehearsalEndpoint implements HttpHandler {

  static final String PATH = "/faults";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final InjectionState rehearsal;

  RehearsalEndpoint(InjectionState rehearsal) {
    this.rehearsal = rehearsal;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "GET" -> sendInjection(exchange);
        case "PUT" -> replace(exchange);
        default -> answer(exchange, METHOD_NOT_ALLOWED, "GET or PUT");
      }
    }
  }

  private void replace(HttpExchange exchange) throws IOException {
    try {
      rehearsal.replace(InjectionJson.read(JSON.readTree(exchange.getRequestBody())));
      sendInjection(exchange);
    } catch (IllegalArgumentException | JsonProcessingException e) {
      answer(exchange, BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private void sendInjection(HttpExchange exchange) throws IOException {
    answer(exchange, OK, InjectionJson.write(rehearsal.active()).toString());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    LoopbackServer.answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
  }
}
