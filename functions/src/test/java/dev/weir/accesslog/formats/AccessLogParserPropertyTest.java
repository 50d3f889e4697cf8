package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.property.Property;
import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class AccessLogParserPropertyTest {

  private static final FormatSettings AUTO = FormatSettings.auto();

  private static final List<FormatSettings> PINNED = pinned();

  @Test
  void no_line_makes_any_format_throw() {
    Property.holds(
        3000,
        draw -> {
          var line = ArbitraryLines.any(draw);
          assertThat(LineReading.fresh(AUTO, line)).isNotNull();
          PINNED.forEach(settings -> assertThat(LineReading.fresh(settings, line)).isNotNull());
        });
  }

  @Test
  void no_line_is_readable_in_two_detected_formats() {
    Property.holds(
        5000,
        draw -> {
          var line = ArbitraryLines.any(draw);
          long readers =
              AccessLogFormat.readers(AUTO, new LineWork()).stream()
                  .filter(format -> read(format, line) != LineResult.NOT_AN_ACCESS_LOG)
                  .count();

          assertThat(readers).isLessThanOrEqualTo(1);
        });
  }

  @Test
  void a_line_gives_the_same_after_any_other_line() {
    Property.holds(
        3000,
        draw -> {
          var before = ArbitraryLines.any(draw);
          var line = ArbitraryLines.any(draw);
          AccessLogParser parser = AccessLogParser.of(AUTO);
          LineReading.of(parser, before);
          parser.startRecord();

          assertThat(LineReading.of(parser, line)).isEqualTo(LineReading.fresh(AUTO, line));
        });
  }

  @Test
  void what_lies_around_a_line_is_never_read() {
    Property.holds(
        3000,
        draw -> {
          var around = ArbitraryLines.any(draw);
          var line = ArbitraryLines.any(draw);
          byte[] bytes = new byte[around.length * 2 + line.length];
          System.arraycopy(around, 0, bytes, 0, around.length);
          System.arraycopy(line, 0, bytes, around.length, line.length);
          System.arraycopy(around, 0, bytes, around.length + line.length, around.length);
          int to = around.length + line.length;

          var alone = new AccessLogLine();
          var within = new AccessLogLine();
          LineResult result = AccessLogParser.of(AUTO).parse(line, 0, line.length, alone);

          assertThat(AccessLogParser.of(AUTO).parse(bytes, around.length, to, within))
              .isEqualTo(result);
          assertThat(within.epochSecond()).isEqualTo(alone.epochSecond());
          assertThat(within.status()).isEqualTo(alone.status());
          assertThat(within.bytes()).isEqualTo(alone.bytes());
        });
  }

  @Test
  void every_golden_line_gives_the_same_after_every_other_one() {
    List<byte[]> lines = goldenLines();
    for (byte[] line : lines) {
      LineReading fresh = LineReading.fresh(AUTO, line);
      for (byte[] before : lines) {
        AccessLogParser parser = AccessLogParser.of(AUTO);
        LineReading.of(parser, before);
        parser.startRecord();
        assertThat(LineReading.of(parser, line)).isEqualTo(fresh);
      }
    }
  }

  private static LineResult read(LineFormat format, byte[] bytes) {
    var line = new AccessLogLine();
    line.clear(bytes);
    return format.parse(bytes, 0, bytes.length, line);
  }

  private static List<byte[]> goldenLines() {
    return GoldenAccessLogs.all().stream()
        .flatMap(record -> record.lines().stream())
        .map(GoldenLine::content)
        .toList();
  }

  private static List<FormatSettings> pinned() {
    var settings = new ArrayList<FormatSettings>();
    for (AccessLogFormat format : AccessLogFormat.values()) {
      if (format != AccessLogFormat.CUSTOM) {
        settings.add(FormatSettings.pinned(format));
      }
    }
    GoldenAccessLogs.all().stream()
        .filter(record -> !record.isDetected())
        .forEach(record -> settings.add(new FormatSettings(record.format(), record.fields())));
    return settings;
  }
}
