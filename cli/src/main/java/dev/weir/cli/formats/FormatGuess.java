package dev.weir.cli.formats;

import dev.weir.accesslog.formats.AccessLogFormat;
import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the format of a line that was read: the first that reads the same in it when every line is
 * pinned to it. The parser itself has no need of the name.
 */
final class FormatGuess {

  /** Those that say more of a line before those that say less. */
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

  private final String pinned;
  private final Map<AccessLogFormat, AccessLogParser> parsers = new LinkedHashMap<>();
  private final AccessLogLine other = new AccessLogLine();

  FormatGuess(FormatSettings settings) {
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

  /** The format's name. Every line has to be given, as headers hold for those that follow. */
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
