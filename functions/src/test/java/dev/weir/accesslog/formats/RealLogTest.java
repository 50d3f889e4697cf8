package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.Minute;
import dev.weir.stream.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A real server's combined log, if {@code -Dweir.realLog=FILE} names one, compared with a naive
 * recount.
 */
class RealLogTest {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  @TestFactory
  Stream<DynamicTest> a_real_log_is_counted_as_it_is_by_hand() {
    return Stream.ofNullable(System.getProperty("weir.realLog"))
        .map(Path::of)
        .map(log -> DynamicTest.dynamicTest(log.toString(), () -> minutesAreThose(log)));
  }

  private static void minutesAreThose(Path log) {
    assertThat(
            count(
                log,
                line ->
                    Minute.ofEpochSecond(line.epochSecond())
                        + " "
                        + line.status()
                        + " "
                        + line.bytes()))
        .isEqualTo(recount(log));
  }

  private static Map<String, Integer> count(Path log, LineKey key) {
    var counts = new TreeMap<String, Integer>();
    AccessLogParser parser = AccessLogParser.of(FormatSettings.auto());
    var line = new AccessLogLine();
    byte[] all = bytes(log);
    Lines.forEach(
        all,
        0,
        all.length,
        (bytes, from, to) -> {
          assertThat(parser.parse(bytes, from, to, line)).isEqualTo(LineResult.EVENT);
          counts.merge(key.of(line), 1, Integer::sum);
        });
    return counts;
  }

  /** The key that a line is counted under. */
  @FunctionalInterface
  private interface LineKey {
    String of(AccessLogLine line);
  }

  // Without any of the parser's code: the text between the brackets, and the two numbers after the
  // quote that is followed by a blank, three digits and a blank.
  private static Map<String, Integer> recount(Path log) {
    var counts = new TreeMap<String, Integer>();
    for (String line : new String(bytes(log), StandardCharsets.ISO_8859_1).lines().toList()) {
      var time =
          OffsetDateTime.parse(line.substring(line.indexOf('[') + 1, line.indexOf(']')), TIME);
      String[] answer = line.split("\" (?=[0-9]{3} )", 2)[1].split(" ", 3);
      String bytes = answer[1].equals("-") ? "0" : answer[1];
      counts.merge(Minute.of(time.toInstant()) + " " + answer[0] + " " + bytes, 1, Integer::sum);
    }
    return counts;
  }

  private static byte[] bytes(Path log) {
    try {
      return Files.readAllBytes(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Log can't be read: " + log, e);
    }
  }
}
