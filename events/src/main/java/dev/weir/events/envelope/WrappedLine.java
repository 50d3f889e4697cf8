package dev.weir.events.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes lines as shippers wrap them in JSON, one object a line. */
public final class WrappedLine {

  private WrappedLine() {}

  /**
   * As Fluent Bit does for a container's output: {@code {"log":"<line>\n","stream":"stdout",...}}.
   */
  public static byte[] ofFluentBit(String line, Instant at) {
    return bytes(
        "{\"log\":%s,\"stream\":\"stdout\",\"time\":\"%s\"}"
            .formatted(JsonStrings.quote(line + "\n"), at));
  }

  /**
   * As Vector does for a file: {@code
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
