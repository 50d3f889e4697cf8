package dev.weir.local.region;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.service.ServiceCall;
import dev.weir.local.service.ServiceError;
import dev.weir.local.service.ServiceRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/** Forwards the requests of a Region to one emulator, if they are allowed. */
final class Forwarder implements HttpHandler {

  /** They apply to one connection, of which there are two here. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  /** Between processes of one machine nothing is compressed, so that answers can be read. */
  private static final String COMPRESSION = "accept-encoding";

  /** DynamoDB's checksum of its answer, which clients verify. */
  private static final String CHECKSUM = "x-amz-crc32";

  private final URI emulator;
  private final HttpClient http;
  private final CallHandling handling;

  Forwarder(URI emulator, HttpClient http, CallHandling handling) {
    this.emulator = emulator;
    this.http = http;
    this.handling = handling;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      if (!handling.faults().isLost()) {
        answer(exchange, body);
      }
      // Closing the exchange without an answer cuts the connection.
    } catch (InterruptedException e) {
      // The gateway closes: cut this connection too.
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    var request = ServiceRequest.of(exchange, body);
    var call = ServiceCall.of(request);
    var instead = handling.access().refusal(request.accessKey(), handling.region(), call);
    if (instead.isEmpty()) {
      instead = handling.tables().before(call);
    }
    if (instead.isEmpty()) {
      var verdict = handling.rehearsed().judge(call);
      Thread.sleep(verdict.delay());
      instead = verdict.instead();
    }
    if (instead.isPresent()) {
      refuse(exchange, instead.get());
      return;
    }
    var metered = handling.units().begin(handling.access().caller(request.accessKey()), call, body);
    var response = http.send(request(exchange, metered.request()), BodyHandlers.ofByteArray());
    var answer = metered.answered(response.statusCode(), response.body());
    handling.streams().announce(call, response.body());
    // A Region that was lost meanwhile does not answer, although the call was made.
    if (!handling.faults().isLost()) {
      handBack(exchange, response, answer);
    }
  }

  private static void refuse(HttpExchange exchange, ServiceError error) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", error.contentType());
    exchange.getResponseHeaders().set("x-amzn-ErrorType", error.errorType());
    write(exchange, error.status(), error.body());
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
              if (isOfTheMessage(name) && !name.equalsIgnoreCase(COMPRESSION)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static void handBack(HttpExchange exchange, HttpResponse<byte[]> response, byte[] body)
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
      // The length of the answer to a GET.
      response
          .headers()
          .firstValue("content-length")
          .ifPresent(n -> headers.set("Content-Length", n));
    }
    if (!Arrays.equals(body, response.body()) && headers.containsKey(CHECKSUM)) {
      headers.set(CHECKSUM, checksum(body));
    }
    write(exchange, response.statusCode(), body);
  }

  private static String checksum(byte[] body) {
    var crc = new CRC32();
    crc.update(body);
    return Long.toString(crc.getValue());
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
