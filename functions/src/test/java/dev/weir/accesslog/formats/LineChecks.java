package dev.weir.accesslog.formats;

import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import dev.weir.samples.golden.GoldenRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The two ways of detecting a fault of the parser: the golden lines, and lines that modelled
 * servers write for hostile clients.
 */
public final class LineChecks {

  private LineChecks() {}

  /** Returns the first golden line that is read incorrectly. */
  public static Optional<String> golden() {
    for (GoldenRecord record : GoldenAccessLogs.all()) {
      var parser = AccessLogParser.of(new FormatSettings(record.format(), record.fields()));
      parser.startRecord();
      for (GoldenLine line : record.lines()) {
        LineReading reading = LineReading.of(parser, line.content());
        if (!reading.equals(LineReading.expected(line))) {
          return Optional.of(record.name() + ": " + line + " read as " + reading);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the first hostile line that is read differently from its server's intention. */
  public static Optional<String> hostile(long seed, int lines) {
    var random = new SplittableRandom(seed);
    var parser = AccessLogParser.of(FormatSettings.auto());
    for (int i = 0; i < lines; i++) {
      String server = Servers.NAMES.get(i % Servers.NAMES.size());
      Optional<String> wrong = check(server, Servers.line(server, random.split()), parser);
      if (wrong.isPresent()) {
        return Optional.of("seed=" + seed + " line=" + i + " " + wrong.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> check(String server, ServerLine line, AccessLogParser parser) {
    byte[] bytes = line.text().getBytes(StandardCharsets.ISO_8859_1);
    var out = new AccessLogLine();
    LineResult result;
    try {
      parser.startRecord();
      result = parser.parse(bytes, 0, bytes.length, out);
    } catch (RuntimeException e) {
      return Optional.of(server + " threw " + e + " on: " + line.text());
    }
    boolean right =
        result == LineResult.EVENT
            && out.epochSecond() == line.epochSecond()
            && out.status() == line.status()
            && out.bytes() == line.bytes()
            && service(out).equals(line.service());
    boolean refused = result == LineResult.AMBIGUOUS && !line.escaped();
    return right || refused
        ? Optional.empty()
        : Optional.of(
            "%s gave %s %d %d %d for %s"
                .formatted(server, result, out.epochSecond(), out.status(), out.bytes(), line));
  }

  private static String service(AccessLogLine line) {
    int length = line.serviceTo() - line.serviceFrom();
    return new String(line.serviceBytes(), line.serviceFrom(), length, StandardCharsets.UTF_8);
  }
}
