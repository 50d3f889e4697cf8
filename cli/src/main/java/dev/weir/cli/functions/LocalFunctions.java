package dev.weir.cli.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.local.control.ControlClient;
import dev.weir.local.functions.FunctionNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The functions of the running local cloud. */
final class LocalFunctions {

  /**
   * A function of the local cloud.
   *
   * @param timeout maximum duration of an event
   */
  record LocalFunction(String name, String region, String arn, Duration timeout) {}

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Before this event begins, an instance may have to start, or another event may have to finish.
   */
  private static final Duration START = Duration.ofSeconds(90);

  private static final String REMEDY = "Check weir status.";

  private LocalFunctions() {}

  /**
   * Returns all functions, by name.
   *
   * @throws dev.weir.client.CommandFault if no local cloud runs
   */
  static List<LocalFunction> all() {
    try (var client = new ControlClient(LocalAccess.control(WeirHome.path()), PATIENCE, REMEDY)) {
      return StreamSupport.stream(client.get("/functions").path("functions").spliterator(), false)
          .map(
              node ->
                  new LocalFunction(
                      node.path("name").asText(),
                      node.path("region").asText(),
                      node.path("arn").asText(),
                      Duration.ofSeconds(node.path("timeoutSeconds").asLong())))
          .sorted(Comparator.comparing(LocalFunction::name))
          .toList();
    }
  }

  /** Returns the function whose name matches the given part. */
  static LocalFunction find(String name) {
    return FunctionNames.find(name, all(), LocalFunction::name);
  }

  /**
   * Invokes a function and waits for its answer.
   *
   * @return {@code payload} or {@code error}, and {@code requestId}
   */
  static JsonNode invoke(LocalFunction function, JsonNode event) {
    var path =
        "/functions/" + URLEncoder.encode(function.arn(), StandardCharsets.UTF_8) + "/invocations";
    var patience = function.timeout().plus(START);
    try (var client = new ControlClient(LocalAccess.control(WeirHome.path()), patience, REMEDY)) {
      return client.post(path, event);
    }
  }
}
