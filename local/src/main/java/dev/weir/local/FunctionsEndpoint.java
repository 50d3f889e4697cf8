package dev.weir.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.local.eventsource.InvocationResult;
import dev.weir.local.fault.LocalFault;
import dev.weir.local.functions.FunctionHost;
import dev.weir.local.process.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Serves {@code GET /functions}, which lists the functions, and {@code POST
 * /functions/<ARN>/invocations}, which invokes one with the body as its event and answers with the
 * result.
 */
final class FunctionsEndpoint implements HttpHandler {

  static final String PATH = "/functions";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INVOCATIONS = Pattern.compile("/functions/([^/]+)/invocations");
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final FunctionHost functions;

  FunctionsEndpoint(FunctionHost functions) {
    this.functions = functions;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var invocations = INVOCATIONS.matcher(path);
      if (path.equals(PATH)) {
        answer(exchange, "GET", list().toString());
      } else if (!invocations.matches()) {
        send(exchange, NOT_FOUND, "Nothing is there.");
      } else if (exchange.getRequestMethod().equals("POST")) {
        invoke(exchange, invocations.group(1));
      } else {
        send(exchange, METHOD_NOT_ALLOWED, "POST");
      }
    }
  }

  private void invoke(HttpExchange exchange, String arn) throws IOException {
    try {
      var result = functions.invoker(arn).invoke(exchange.getRequestBody().readAllBytes());
      send(exchange, OK, outcome(result).toString());
    } catch (LocalFault noSuchFunction) {
      send(exchange, NOT_FOUND, String.valueOf(noSuchFunction.getMessage()));
    }
  }

  private ObjectNode list() {
    var answer = JSON.createObjectNode();
    var all = answer.putArray("functions");
    for (var settings : functions.settings()) {
      all.addObject()
          .put("name", settings.name())
          .put("region", settings.region())
          .put("arn", settings.arn())
          .put("timeoutSeconds", settings.timeout().toSeconds());
    }
    return answer;
  }

  private static ObjectNode outcome(InvocationResult result) {
    var node = JSON.createObjectNode();
    switch (result) {
      case InvocationResult.Returned(var payload, var id) ->
          node.put("requestId", id).put("payload", new String(payload, StandardCharsets.UTF_8));
      case InvocationResult.FunctionFailed(var type, var message, var id) ->
          node.put("requestId", id).put("error", type + ": " + message);
      case InvocationResult.TimedOut(var id) ->
          node.put("requestId", id).put("error", "It did not answer within its time.");
      case InvocationResult.Crashed(var message, var id) ->
          node.put("requestId", id).put("error", message);
      case InvocationResult.Throttled() ->
          node.put("error", "It was throttled: all instances that it reserves are busy.");
      case InvocationResult.ServiceFailed(var message) -> node.put("error", message);
    }
    return node;
  }

  private static void answer(HttpExchange exchange, String method, String body) throws IOException {
    if (exchange.getRequestMethod().equals(method)) {
      send(exchange, OK, body);
    } else {
      send(exchange, METHOD_NOT_ALLOWED, method);
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    LoopbackServer.answer(exchange, status, body);
  }
}
