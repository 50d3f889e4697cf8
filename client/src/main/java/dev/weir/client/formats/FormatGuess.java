package dev.weir.client.formats;

import dev.weir.accesslog.formats.AccessLogFormat;
import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names the format of a line that was read: the first format that gives the same result when the
 * line is pinned to it. The parser itself does not need the name.
 */
public final class FormatGuess {

  /** From the most to the least informative. */
  private static final List<AccessLogFormat> ORDER =
      List.of(
          AccessLogFormat.ALB,
          AccessLogFormat.CLASSIC_ELB,
          AccessLogFormat.S3,
          AccessLogFormat.HAPROXY,
          AccessLogFormat.ISTIO,
          AccessLogFormat.CLOUDFRONT_STANDARD,
          AccessLogFormat.CADDY,
          AccessLogFormat.JSON,
          AccessLogFormat.VHOST,
          AccessLogFormat.COMBINED,
          AccessLogFormat.INGRESS_NGINX,
          AccessLogFormat.W3C,
          AccessLogFormat.CLOUDFRONT_REALTIME);

  private static final Map<AccessLogFormat, String> FAMILIES =
      Map.of(
          AccessLogFormat.ISTIO, "envoy or istio",
          AccessLogFormat.COMBINED, "common, combined or nginx-main",
          AccessLogFormat.INGRESS_NGINX, "ingress-nginx or traefik-clf");

  /**
   * How close an unread line comes to a format.
   *
   * @param format its name
   * @param result {@code EVENT} where the line is in that format, but the stack does not read it
   */
  public record Nearest(String format, LineResult result) {

    @Override
    public String toString() {
      return switch (result) {
        case EVENT -> "it is " + format + ", which the stack's setting accessLogFormat excludes";
        case HEADER, NOT_AN_ACCESS_LOG -> format + ", except for its field names";
        case BAD_TIME -> format + ", except for its time";
        case BAD_STATUS -> format + ", except for its status";
        case AMBIGUOUS -> format + ", which is ambiguous here";
        case NOT_A_REQUEST -> format + ", but not a request";
      };
    }
  }

  private final String pinned;
  private final Map<AccessLogFormat, AccessLogParser> parsers = new LinkedHashMap<>();
  private final AccessLogLine other = new AccessLogLine();

  /** Creates a guess among all formats, or of the one format that the settings pin. */
  public FormatGuess(FormatSettings settings) {
    this.pinned = settings.format().equals(FormatSettings.AUTO) ? "" : settings.format();
    if (pinned.isEmpty()) {
      ORDER.forEach(format -> parsers.put(format, parser(format, settings)));
    }
  }

  private static AccessLogParser parser(AccessLogFormat format, FormatSettings settings) {
    var fields = format == AccessLogFormat.JSON ? settings.fields() : "";
    var parser =
        AccessLogParser.of(new FormatSettings(format.kebabName(), fields, settings.zone()));
    parser.startRecord();
    return parser;
  }

  /**
   * Returns the name of the format. Pass every line, because headers apply to the lines after them.
   */
  String formatOf(byte[] bytes, LineResult result, AccessLogLine line) {
    var name = pinned;
    for (var candidate : parsers.entrySet()) {
      var found = candidate.getValue().parse(bytes, 0, bytes.length, other);
      if (name.isEmpty() && result == LineResult.EVENT && found == result && isSame(line, other)) {
        name = FAMILIES.getOrDefault(candidate.getKey(), candidate.getKey().kebabName());
      }
    }
    return name.isEmpty() ? "by its #Fields header" : name;
  }

  /**
   * Returns the format that a rejected line comes closest to; empty if it resembles none. The line
   * is examined alone, without a header before it.
   */
  public Optional<Nearest> nearest(byte[] bytes) {
    var nearest = Optional.<Nearest>empty();
    for (var candidate : parsers.entrySet()) {
      candidate.getValue().startRecord();
      var result = candidate.getValue().parse(bytes, 0, bytes.length, other);
      if (isNear(result) && (nearest.isEmpty() || result == LineResult.EVENT)) {
        nearest = Optional.of(new Nearest(candidate.getKey().kebabName(), result));
        if (result == LineResult.EVENT) {
          return nearest;
        }
      }
    }
    return nearest.or(() -> json(bytes));
  }

  private static boolean isNear(LineResult result) {
    return result != LineResult.NOT_AN_ACCESS_LOG && result != LineResult.HEADER;
  }

  private static Optional<Nearest> json(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == '{'
        ? Optional.of(new Nearest(AccessLogFormat.JSON.kebabName(), LineResult.NOT_AN_ACCESS_LOG))
        : Optional.empty();
  }

  private static boolean isSame(AccessLogLine line, AccessLogLine other) {
    return line.epochSecond() == other.epochSecond()
        && line.status() == other.status()
        && line.originStatus() == other.originStatus()
        && line.bytes() == other.bytes()
        && Arrays.equals(
            line.serviceBytes(),
            line.serviceFrom(),
            line.serviceTo(),
            other.serviceBytes(),
            other.serviceFrom(),
            other.serviceTo());
  }
}
