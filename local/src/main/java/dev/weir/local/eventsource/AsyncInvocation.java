package dev.weir.local.eventsource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The handling of a failed asynchronous invocation: a function's event invoke configuration.
 *
 * @param maximumRetries after an error of the function, 0 to 2
 * @param maximumAge of an event that is retried, 60 s to 6 h
 * @param onFailure ARN of a queue or topic that is notified of events that were given up
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html">AWS's
 *     documentation</a>
 */
public record AsyncInvocation(int maximumRetries, Duration maximumAge, Optional<String> onFailure) {

  private static final int MAX_RETRIES = 2;
  private static final Duration MIN_AGE = Duration.ofMinutes(1);
  private static final Duration MAX_AGE = Duration.ofHours(6);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The configuration of a function that sets none. */
  public static final AsyncInvocation DEFAULT =
      new AsyncInvocation(MAX_RETRIES, MAX_AGE, Optional.empty());

  public AsyncInvocation {
    if (maximumRetries < 0 || maximumRetries > MAX_RETRIES) {
      throw new IllegalArgumentException(
          "MaximumRetryAttempts must be 0 to 2, not " + maximumRetries);
    }
    if (maximumAge.compareTo(MIN_AGE) < 0 || maximumAge.compareTo(MAX_AGE) > 0) {
      throw new IllegalArgumentException(
          "MaximumEventAgeInSeconds must be 60 to 21600, not " + maximumAge.toSeconds());
    }
  }

  /** The reason why an event was given up. */
  enum FailureCondition {
    RETRIES_EXHAUSTED("RetriesExhausted"),
    EVENT_AGE_EXCEEDED("EventAgeExceeded");

    private final String text;

    FailureCondition(String text) {
      this.text = text;
    }
  }

  /** Returns the message to the destination. */
  static String failureRecord(
      String functionArn, byte[] event, FailureCondition condition, int invocations, Instant at) {
    var document = JSON.createObjectNode().put("version", "1.0").put("timestamp", at.toString());
    document
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", functionArn)
        .put("condition", condition.text)
        .put("approximateInvokeCount", invocations);
    document.set("requestPayload", json(event));
    document
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    return document.toString();
  }

  private static JsonNode json(byte[] event) {
    var text = new String(event, StandardCharsets.UTF_8);
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
