package dev.weir.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.metrics.MetricsEndpoint;
import dev.weir.local.process.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Lets other processes of this machine talk to the supervisor: {@code GET /status} returns its
 * state as JSON, {@code GET /permissions} the functions' granted and used permissions, {@code POST
 * /stop} stops it; {@link FaultEndpoint} serves {@code /regions/}, {@link RehearsalEndpoint} {@code
 * /faults}, {@link FunctionsEndpoint} {@code /functions}, {@link MetricsEndpoint} {@code /metrics}.
 */
final class ControlEndpoint implements AutoCloseable {

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final LoopbackServer server;

  private ControlEndpoint(LoopbackServer server) {
    this.server = server;
  }

  static ControlEndpoint open(
      int port,
      Supplier<ObjectNode> status,
      Supplier<ObjectNode> permissions,
      Runnable stop,
      FaultEndpoint faults,
      RehearsalEndpoint rehearsal,
      FunctionsEndpoint functions,
      MetricsEndpoint metrics) {
    var server = LoopbackServer.open(port);
    server.serve("/status", exchange -> answer(exchange, "GET", status));
    server.serve("/permissions", exchange -> answer(exchange, "GET", permissions));
    server.serve("/stop", exchange -> stop(exchange, stop));
    server.serve(FaultEndpoint.PATH, faults);
    server.serve(RehearsalEndpoint.PATH, rehearsal);
    server.serve(FunctionsEndpoint.PATH, functions);
    server.serve(MetricsEndpoint.PATH, metrics);
    server.start();
    return new ControlEndpoint(server);
  }

  int port() {
    return server.port();
  }

  private static void answer(HttpExchange exchange, String method, Supplier<ObjectNode> status)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals(method)) {
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
        return;
      }
      var body = status.get().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      LoopbackServer.answer(exchange, OK, body);
    }
  }

  private static void stop(HttpExchange exchange, Runnable stop) throws IOException {
    boolean post = exchange.getRequestMethod().equals("POST");
    try (exchange) {
      exchange.sendResponseHeaders(post ? ACCEPTED : METHOD_NOT_ALLOWED, -1);
    }
    if (post) {
      stop.run();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
