package dev.weir.verification.semantics;

import dev.weir.accesslog.decide.ServiceCount.Counter;
import dev.weir.engine.Semantics;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.Deployed;
import dev.weir.verification.accesslog.LabelledRecord;
import dev.weir.verification.accesslog.LabelledRecord.LineLabel;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Access logs as one shard of a busy site gives them: 25 lines a record, a record every two
 * seconds, few lines late, fewer that can't be read. Each record has a service of its own, so that
 * a loss of one and a duplicate of another can't cancel out.
 */
final class DrilledAccessLogs implements DrilledPipeline<LabelledRecord> {

  static final int LINES_A_RECORD = 25;

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int[] STATUSES = {200, 200, 200, 200, 301, 304, 404, 200, 200, 500};
  private static final int RECORDS = 12;
  private static final int SECONDS_A_RECORD = 2;
  private static final int REJECTED_ONE_IN = 250;
  private static final int LATE_ONE_IN = 100;
  private static final int LATE_SECONDS = 400;

  @Override
  public ShardModel<LabelledRecord> load(RandomGenerator random) {
    var shard = new ShardModel<LabelledRecord>(0, BigInteger.valueOf(80 + random.nextInt(20)));
    for (var record = 0; record < RECORDS; record++) {
      shard.put(record(record, random), random.nextInt(5));
    }
    return shard;
  }

  private static LabelledRecord record(int number, RandomGenerator random) {
    var arrivedAt = START.plusSeconds((long) number * SECONDS_A_RECORD);
    var labels = new ArrayList<LineLabel>();
    for (var line = 0; line < LINES_A_RECORD; line++) {
      labels.add(line("service-" + number, arrivedAt, number + "." + line, random));
    }
    var text = String.join("\n", labels.stream().map(LineLabel::text).toList());
    return new LabelledRecord(text.getBytes(StandardCharsets.UTF_8), arrivedAt, labels);
  }

  private static LineLabel line(
      String service, Instant arrivedAt, String id, RandomGenerator random) {
    if (random.nextInt(REJECTED_ONE_IN) == 0) {
      return new LineLabel(
          "default", arrivedAt.getEpochSecond(), LineLabel.GARBAGE, 0, "garbage " + id);
    }
    var isLate = random.nextInt(LATE_ONE_IN) == 0;
    var time = arrivedAt.minusSeconds(isLate ? LATE_SECONDS : random.nextInt(2));
    var status = STATUSES[random.nextInt(STATUSES.length)];
    var bytes = random.nextInt(5_000);
    var line =
        "%s:443 192.0.2.7 - - [%s] \"GET /a HTTP/1.1\" %d %d"
            .formatted(service, CLF.format(time), status, bytes);
    return new LineLabel(service, time.getEpochSecond(), status, bytes, line);
  }

  @Override
  public DrilledDeployment<LabelledRecord> deploy(Semantics semantics, CallDisturbance faults) {
    var meter = new DrillMeter(faults);
    var deployed =
        new Deployed(START.plusSeconds(600), meter, stored -> new MeasuredCounts(stored, meter))
            .with(Semantics.VARIABLE, semantics.text());
    return new DrilledDeployment<>(deployed, meter, records -> differences(deployed, records));
  }

  private static DrilledDifferences differences(Deployed deployed, List<LabelledRecord> records) {
    var labels = records.stream().flatMap(record -> record.labels().stream()).toList();
    var garbage = labels.stream().filter(LineLabel::isGarbage).map(LineLabel::text).toList();
    var kept =
        deployed.quarantine().all().stream()
            .map(rejected -> new String(rejected.bytes(), StandardCharsets.UTF_8))
            .toList();
    return DrilledDifferences.of(
        put(labels), counted(deployed), DrilledDifferences.missing(garbage, kept));
  }

  private static Map<String, Long> put(List<LineLabel> labels) {
    var put = new TreeMap<String, Long>();
    labels.forEach(label -> put.merge(label.service(), 1L, Long::sum));
    return put;
  }

  private static Map<String, Long> counted(Deployed deployed) {
    var counted = new TreeMap<String, Long>();
    for (var minute : deployed.counts().totals().values()) {
      minute
          .services()
          .forEach(
              (service, count) ->
                  counted.merge(
                      service, count.requests() + count.get(Counter.REJECTED), Long::sum));
    }
    return counted;
  }
}
