package dev.weir.accesslog.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import dev.weir.samples.golden.GoldenRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenLinesTest {

  @TestFactory
  Stream<DynamicNode> every_line_gives_the_expected_result() {
    return GoldenAccessLogs.all().stream()
        .flatMap(record -> tests(record, new FormatSettings(record.format(), record.fields())));
  }

  @TestFactory
  Stream<DynamicNode> pinning_a_format_gives_what_detecting_it_gives() {
    return GoldenAccessLogs.detected().stream()
        .flatMap(
            record ->
                AccessLogFormat.named(record.name()).stream()
                    .map(GoldenLinesTest::pinned)
                    .flatMap(settings -> tests(eventsOfItsFormat(record), settings)));
  }

  @Test
  void every_format_has_lines() {
    List<String> named =
        GoldenAccessLogs.all().stream()
            .flatMap(record -> Stream.of(record.name(), record.format()))
            .toList();

    assertThat(named)
        .containsAll(
            Arrays.stream(AccessLogFormat.values()).map(AccessLogFormat::kebabName).toList());
  }

  private static FormatSettings pinned(AccessLogFormat format) {
    return FormatSettings.pinned(format);
  }

  // The W3C set has a line of another format among its lines.
  private static GoldenRecord eventsOfItsFormat(GoldenRecord record) {
    var lines =
        record.lines().stream()
            .filter(line -> !line.isRejected() && !line.text().contains("another-format"))
            .toList();
    return new GoldenRecord(record.name(), record.format(), record.fields(), lines);
  }

  private static Stream<DynamicNode> tests(GoldenRecord record, FormatSettings settings) {
    AccessLogParser parser = AccessLogParser.of(settings);
    parser.startRecord();
    var readings = new ArrayList<DynamicNode>();
    for (GoldenLine line : record.lines()) {
      // Read here, in order, because a header applies to the lines after it.
      LineReading reading = LineReading.of(parser, line.content());
      readings.add(
          DynamicTest.dynamicTest(
              record.name() + ": " + line,
              () -> assertThat(reading).isEqualTo(LineReading.expected(line))));
    }
    return readings.stream();
  }
}
