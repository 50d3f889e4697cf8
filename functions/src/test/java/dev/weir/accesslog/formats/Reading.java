package dev.weir.accesslog.formats;

import dev.weir.events.Minute;
import dev.weir.samples.golden.GoldenLine;
import java.nio.charset.StandardCharsets;

/** What reading a line gave, as one value. */
record Reading(
    String result, String minute, String service, int status, int originStatus, long bytes) {

  static Reading of(AccessLogParser parser, byte[] line) {
    var out = new AccessLogLine();
    LineResult result = parser.parse(line, 0, line.length, out);
    return result == LineResult.EVENT ? of(out) : rejected(result.name());
  }

  static Reading of(AccessLogParser parser, String line) {
    return of(parser, line.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads one line as a record of its own, with a new parser. */
  static Reading fresh(FormatSettings settings, byte[] line) {
    return of(AccessLogParser.of(settings), line);
  }

  static Reading expected(GoldenLine line) {
    return line.isEvent()
        ? new Reading(
            line.result(),
            line.minute().orElseThrow().toString(),
            line.service(),
            line.status(),
            line.originStatus(),
            line.bytes())
        : rejected(line.result());
  }

  private static Reading rejected(String result) {
    return new Reading(result, "", "", 0, 0, 0);
  }

  private static Reading of(AccessLogLine line) {
    return new Reading(
        LineResult.EVENT.name(),
        Minute.ofEpochSecond(line.epochSecond()).toString(),
        service(line),
        line.status(),
        line.originStatus(),
        line.bytes());
  }

  private static String service(AccessLogLine line) {
    int length = line.serviceTo() - line.serviceFrom();
    return new String(line.serviceBytes(), line.serviceFrom(), length, StandardCharsets.UTF_8);
  }
}
