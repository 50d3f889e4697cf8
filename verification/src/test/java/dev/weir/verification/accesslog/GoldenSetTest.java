package dev.weir.verification.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.accesslog.AccessLogSettings;
import dev.weir.samples.golden.GoldenAccessLogs;
import dev.weir.samples.golden.GoldenLine;
import dev.weir.samples.golden.GoldenRecord;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every golden line through the complete handler: its minute, service and class, or its
 * reason.
 */
class GoldenSetTest {

  // Years after every line: all of them are late.
  private static final Instant ARRIVAL = Instant.parse("2031-01-01T00:00:00Z");

  static Stream<GoldenRecord> golden() {
    return GoldenAccessLogs.all().stream();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void each_line_is_counted_in_its_place_or_kept_once_with_its_reason(GoldenRecord golden) {
    var deployed = new Deployed(ARRIVAL, CallDisturbance.NONE);
    deployed.redeploy(
        Map.of(
            AccessLogSettings.FORMAT, golden.format(), AccessLogSettings.FIELDS, golden.fields()));
    var record = new LabelledRecord(packed(golden.lines()), ARRIVAL, labels(golden.lines()));
    var shard = new ShardModel<LabelledRecord>(0, BigInteger.ONE);
    shard.put(record, 0);

    assertThat(deployed.coldStart().invoke(shard.event(0, 1)).retryFrom()).isEmpty();

    assertThat(LabelRecount.ofStored(deployed.counts().totals()))
        .isEqualTo(LabelRecount.of(List.of(record)));
    assertThat(deployed.quarantine().all())
        .extracting(rejected -> rejected.reason().name())
        .containsExactlyElementsOf(
            golden.lines().stream()
                .filter(GoldenLine::isRejected)
                .map(GoldenLine::result)
                .toList());
  }

  private static byte[] packed(List<GoldenLine> lines) {
    var bytes = new ByteArrayOutputStream();
    for (var line : lines) {
      bytes.writeBytes(line.content());
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private static List<LineLabel> labels(List<GoldenLine> lines) {
    return lines.stream()
        .filter(line -> line.isEvent() || line.isRejected())
        .map(GoldenSetTest::label)
        .toList();
  }

  private static LineLabel label(GoldenLine line) {
    if (line.isRejected()) {
      return new LineLabel("default", ARRIVAL.getEpochSecond(), LineLabel.GARBAGE, 0, line.text());
    }
    var service = line.service().isEmpty() ? "default" : line.service();
    var second = line.minute().orElseThrow().start().getEpochSecond();
    return new LineLabel(service, second, line.status(), line.bytes(), line.text());
  }
}
