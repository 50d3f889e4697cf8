package dev.weir.accesslog.formats;

import dev.weir.events.Minute;
import dev.weir.samples.golden.GoldenLine;
import java.nio.charset.StandardCharsets;

/** The result of reading a line, as one value. */
record LineReading(
    String result, String minute, String service, int status, int originStatus, long bytes) {

  static LineReading of(AccessLogParser parser, byte[] line) {
    var out = new AccessLogLine();
    LineResult result = parser.parse(line, 0, line.length, out);
    return result == LineResult.EVENT ? of(out) : rejected(result.name());
  }

  static LineReading of(AccessLogParser parser, String line) {
    return of(parser, line.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads one line as a separate record, with a new parser. */
  static LineReading fresh(FormatSettings settings, byte[] line) {
    return of(AccessLogParser.of(settings), line);
  }

  static LineReading expected(GoldenLine line) {
    return line.isEvent()
        ? new LineReading(
            line.result(),
            line.minute().orElseThrow().toString(),
            line.service(),
            line.status(),
            line.originStatus(),
            line.bytes())
        : rejected(line.result());
  }

  private static LineReading rejected(String result) {
    return new LineReading(result, "", "", 0, 0, 0);
  }

  private static LineReading of(AccessLogLine line) {
    return new LineReading(
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
