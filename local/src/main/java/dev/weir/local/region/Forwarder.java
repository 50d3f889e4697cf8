package dev.weir.local.region;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.rehearsal.Refusal;
import dev.weir.local.rehearsal.RehearsedCalls;
import dev.weir.local.rehearsal.ServiceRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Hands the requests of a Region on to one emulator. */
final class Forwarder implements HttpHandler {

  /** They are about one connection, of which there are two here. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI emulator;
  private final HttpClient http;
  private final RegionSwitch region;
  private final TableFaults tables;
  private final RehearsedCalls rehearsed;

  Forwarder(
      URI emulator,
      HttpClient http,
      RegionSwitch region,
      TableFaults tables,
      RehearsedCalls rehearsed) {
    this.emulator = emulator;
    this.http = http;
    this.region = region;
    this.tables = tables;
    this.rehearsed = rehearsed;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (!region.isLost()) {
        answer(exchange, body);
      }
      // Closed without an answer, the connection is cut.
    } catch (InterruptedException e) {
      // The gateway closes: this connection is cut too.
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var instead = tables.before(target, body);
    if (instead.isPresent()) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      write(exchange, instead.get().status(), instead.get().body());
      return;
    }
    var verdict = rehearsed.judge(asked(exchange, body));
    Thread.sleep(verdict.delay());
    if (verdict.instead().isPresent()) {
      refuse(exchange, verdict.instead().get());
      return;
    }
    var response = http.send(request(exchange, body), BodyHandlers.ofByteArray());
    // A Region that was lost meanwhile does not answer, though the call was made.
    if (!region.isLost()) {
      handBack(exchange, response);
    }
  }

  private static ServiceRequest asked(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    return new ServiceRequest(
        Objects.requireNonNullElse(headers.getFirst("X-Amz-Target"), ""),
        Objects.requireNonNullElse(headers.getFirst("Content-Type"), ""),
        body);
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", refusal.contentType());
    exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.errorType());
    write(exchange, refusal.status(), refusal.body());
  }

  private HttpRequest request(HttpExchange exchange, byte[] body) {
    var request = HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()));
    request.method(
        exchange.getRequestMethod(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (isOfTheMessage(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void handBack(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isOfTheMessage(name)) {
                headers.put(name, values);
              }
            });
    if (exchange.getRequestMethod().equals("HEAD")) {
      // The length of what a GET would give.
      response
          .headers()
          .firstValue("content-length")
          .ifPresent(n -> headers.set("Content-Length", n));
    }
    write(exchange, response.statusCode(), response.body());
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean isOfTheMessage(String header) {
    return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }
}
