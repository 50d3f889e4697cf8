package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

class AccessLogParserFuzzTest {

  private static final FormatSettings AUTO = FormatSettings.auto();

  /** The first line must not change how the second is read in a separate record. */
  @FuzzTest
  void lines_are_read_or_rejected_whatever_came_before(byte[] bytes) {
    var newline = 0;
    while (newline < bytes.length && bytes[newline] != '\n') {
      newline++;
    }
    var before = Arrays.copyOf(bytes, newline);
    var line = Arrays.copyOfRange(bytes, Math.min(newline + 1, bytes.length), bytes.length);
    var parser = AccessLogParser.of(AUTO);
    LineReading.of(parser, before);
    parser.startRecord();

    assertThat(LineReading.of(parser, line)).isEqualTo(LineReading.fresh(AUTO, line));
  }

  @FuzzTest
  void a_line_is_read_in_at_most_one_detected_format(byte[] bytes) {
    var readers =
        AccessLogFormat.readers(AUTO, new LineWork()).stream()
            .filter(format -> read(format, bytes) != LineResult.NOT_AN_ACCESS_LOG)
            .count();

    assertThat(readers).isLessThanOrEqualTo(1);
  }

  private static LineResult read(LineFormat format, byte[] bytes) {
    var line = new AccessLogLine();
    line.clear(bytes);
    return format.parse(bytes, 0, bytes.length, line);
  }
}
