package dev.weir.events.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the documents that a CloudWatch Logs subscription puts into a stream. They arrive as gzip:
 * {@link Gzip#compress}.
 */
public final class CloudWatchLogs {

  private CloudWatchLogs() {}

  /** Returns a document of log events, {@code messageType} {@code DATA_MESSAGE}, as JSON. */
  public static byte[] dataMessage(String logGroup, Instant at, List<String> messages) {
    String events =
        IntStream.range(0, messages.size())
            .mapToObj(i -> event(i, at, messages.get(i)))
            .collect(Collectors.joining(","));
    return document("DATA_MESSAGE", logGroup, events);
  }

  /**
   * Returns a subscription's test message: {@code messageType} {@code CONTROL_MESSAGE}, as JSON.
   * Its one message is not an event.
   */
  public static byte[] controlMessage(Instant at) {
    String check = "CWL CONTROL MESSAGE: Checking health of destination Kinesis stream.";
    return document("CONTROL_MESSAGE", "", event(0, at, check));
  }

  private static byte[] document(String type, String logGroup, String events) {
    String json =
        ("{\"messageType\":\"%s\",\"owner\":\"123456789012\",\"logGroup\":%s,"
                + "\"logStream\":\"web-1\",\"subscriptionFilters\":[\"weir\"],\"logEvents\":[%s]}")
            .formatted(type, JsonStrings.quote(logGroup), events);
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String event(int index, Instant at, String message) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"%056d\",\"timestamp\":%d,\"message\":%s}",
        index,
        at.toEpochMilli(),
        JsonStrings.quote(message));
  }
}
