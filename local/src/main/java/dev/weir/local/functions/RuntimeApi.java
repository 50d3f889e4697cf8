package dev.weir.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.process.LoopbackServer;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lambda's Runtime API for one instance of a function: hands out one event at a time and receives
 * its result.
 *
 * <p>See https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime";
  private static final String INVOCATION = ROOT + "/invocation/";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int GONE = 410;

  /** Lambda's limit of an answer: slightly above 6 MB. */
  static final int MAX_ANSWER_BYTES = 6_291_556;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The outcome of the instance's start. */
  sealed interface InstanceStart {
    /** It asked for its first event. */
    record Ready() implements InstanceStart {}

    /** Its initialisation failed. */
    record FailedStart(String errorType, String message) implements InstanceStart {}
  }

  private final LoopbackServer server;
  private final BlockingQueue<PendingInvocation> waiting = new LinkedBlockingQueue<>();
  private final AtomicReference<PendingInvocation> current = new AtomicReference<>();
  private final CompletableFuture<InstanceStart> start = new CompletableFuture<>();

  private RuntimeApi(LoopbackServer server) {
    this.server = server;
  }

  static RuntimeApi open() {
    var server = LoopbackServer.open(0);
    var api = new RuntimeApi(server);
    server.serve(ROOT + "/invocation/next", api::next);
    server.serve(INVOCATION, api::finish);
    server.serve(ROOT + "/init/error", api::initError);
    server.serve(ROOT + "/restore/next", RuntimeApi::restore);
    server.serve(ROOT + "/restore/error", api::initError);
    server.start();
    return api;
  }

  int port() {
    return server.port();
  }

  /** Completed when the instance is ready, or reports that it cannot start. */
  CompletableFuture<InstanceStart> start() {
    return start;
  }

  /** Hands an event out next; its result is completed when the instance has answered. */
  void invoke(PendingInvocation invocation) {
    current.set(invocation);
    waiting.add(invocation);
  }

  /** Notes that the instance is gone: its invocation has crashed. */
  void instanceEnded(String message) {
    start.complete(new RuntimeApi.InstanceStart.FailedStart("Runtime.ExitError", message));
    var interrupted = current.getAndSet(null);
    if (interrupted != null) {
      interrupted.result().complete(new InvocationResult.Crashed(message, interrupted.id()));
    }
  }

  @Override
  public void close() {
    server.close();
  }

  /**
   * An instance with SnapStart asks for this once it may be frozen, and continues after the
   * restore. Here it is restored at once, in the same process.
   */
  private static void restore(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    start.complete(new InstanceStart.Ready());
    try (exchange) {
      var invocation = waiting.take();
      var headers = exchange.getResponseHeaders();
      headers.add("Content-Type", "application/json");
      headers.add("Lambda-Runtime-Aws-Request-Id", invocation.id());
      headers.add(
          "Lambda-Runtime-Deadline-Ms", String.valueOf(invocation.deadline().toEpochMilli()));
      headers.add("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
      exchange.sendResponseHeaders(OK, invocation.event().length);
      exchange.getResponseBody().write(invocation.event());
    } catch (InterruptedException e) {
      // The server closes: the exchange is dropped, with the instance.
      Thread.currentThread().interrupt();
    }
  }

  private void finish(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MAX_ANSWER_BYTES + 1);
      exchange.getRequestBody().skip(Long.MAX_VALUE);
      var path = exchange.getRequestURI().getPath().substring(INVOCATION.length()).split("/", -1);
      var invocation = current.get();
      if (path.length != 2 || invocation == null || !invocation.id().equals(path[0])) {
        exchange.sendResponseHeaders(GONE, -1);
        return;
      }
      current.set(null);
      boolean tooLarge = body.length > MAX_ANSWER_BYTES;
      exchange.sendResponseHeaders(ACCEPTED, -1);
      exchange.close();
      invocation
          .result()
          .complete(tooLarge ? tooLarge(path[0]) : result(path[0], path[1].equals("error"), body));
    }
  }

  private static InvocationResult tooLarge(String id) {
    return new InvocationResult.FunctionFailed(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (%d bytes)."
            .formatted(MAX_ANSWER_BYTES),
        id);
  }

  private static InvocationResult result(String id, boolean isError, byte[] body)
      throws IOException {
    if (!isError) {
      return new InvocationResult.Returned(body, id);
    }
    var error = JSON.readTree(body);
    return new InvocationResult.FunctionFailed(errorType(error), errorMessage(error), id);
  }

  private void initError(HttpExchange exchange) throws IOException {
    try (exchange) {
      var error = JSON.readTree(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(error.isObject() ? ACCEPTED : BAD_REQUEST, -1);
      start.complete(new InstanceStart.FailedStart(errorType(error), errorMessage(error)));
    }
  }

  private static String errorType(JsonNode error) {
    return error.path("errorType").asText("Unknown");
  }

  private static String errorMessage(JsonNode error) {
    return error.path("errorMessage").asText("");
  }
}
