package dev.weir.events.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes lines in the JSON in which shippers wrap them, one object per line. */
public final class WrappedLine {

  private WrappedLine() {}

  /**
   * Wraps a line like Fluent Bit for a container's output: {@code
   * {"log":"<line>\n","stream":"stdout",...}}.
   */
  public static byte[] ofFluentBit(String line, Instant at) {
    return bytes(
        "{\"log\":%s,\"stream\":\"stdout\",\"time\":\"%s\"}"
            .formatted(JsonStrings.quote(line + "\n"), at));
  }

  /**
   * Wraps a line like Vector for a file: {@code
   * {"file":"/var/log/access.log","message":"<line>","source_type":"file",...}}.
   */
  public static byte[] ofVector(String line, Instant at) {
    return bytes(
        ("{\"file\":\"/var/log/access.log\",\"host\":\"web-1\",\"message\":%s,"
                + "\"source_type\":\"file\",\"timestamp\":\"%s\"}")
            .formatted(JsonStrings.quote(line), at));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
