package dev.weir.local.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.process.LoopbackServer;
import dev.weir.local.service.ServiceError;
import dev.weir.local.service.ServiceRequest;
import java.io.IOException;
import java.net.URI;

/** Glue's schema registries on loopback, in the JSON protocol 1.1. Each call names its Region. */
public final class GlueServer implements AutoCloseable {

  private static final String TARGET = "AWSGlue.";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final SchemaRegistries registries;
  private final String defaultRegion;
  private final LoopbackServer server;

  private GlueServer(SchemaRegistries registries, String defaultRegion) {
    this.registries = registries;
    this.defaultRegion = defaultRegion;
    server = LoopbackServer.open(0);
  }

  /**
   * Starts to answer, on a free port.
   *
   * @param defaultRegion of calls that are not signed
   */
  public static GlueServer open(SchemaRegistries registries, String defaultRegion) {
    var glue = new GlueServer(registries, defaultRegion);
    glue.server.serve("/", glue::handle).start();
    return glue;
  }

  /** Returns its address. */
  public URI address() {
    return server.address();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ServiceRequest.of(exchange, exchange.getRequestBody().readAllBytes());
      try {
        answer(exchange, OK, JSON.writeValueAsBytes(call(request)));
      } catch (GlueRefusal e) {
        var error = ServiceError.glue(ServiceError.BAD_REQUEST, e.type(), e.getMessage());
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error.errorType());
        answer(exchange, error.status(), error.body());
      }
    }
  }

  private JsonNode call(ServiceRequest request) {
    var target = request.target();
    if (!target.startsWith(TARGET)) {
      throw GlueRefusal.unknownOperation(target);
    }
    var region = request.region().orElse(defaultRegion);
    return registries.call(region, target.substring(TARGET.length()), body(request));
  }

  private static JsonNode body(ServiceRequest request) {
    try {
      return JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      throw GlueRefusal.invalid("The request is not JSON.");
    } catch (IOException e) {
      throw new IllegalStateException("An array of bytes can always be read", e);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    LoopbackServer.answer(exchange, status, body);
  }

  @Override
  public void close() {
    server.close();
  }
}
