package dev.weir.verification.load;

import dev.weir.engine.Pacing;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.telemetry.Meter;
import dev.weir.telemetry.Telemetry;
import dev.weir.testkit.CallDisturbance;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardModel;
import dev.weir.verification.accesslog.Deployed;
import dev.weir.verification.accesslog.LabelledRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs the access-log function on one lane under a load, and measures it. */
public final class LaneRun {

  // Each call of a table; an invocation makes a few, and computes for the rest of its work.
  private static final Duration CALL = Duration.ofMillis(5);
  private static final int CALLS = 2;

  // CloudWatch Logs counts this much for each event besides its text:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
  private static final int LOG_EVENT_BYTES = 26;

  private static final Duration METRICS_INTERVAL = Duration.ofSeconds(10);

  private final LaneReading reading;
  private final ShardModel<LabelledRecord> shard;
  private final List<LabelledRecord> records;
  private final long lines;
  private final Deployed deployed;
  private final Instance instance;
  private final List<Duration> latencies = new ArrayList<>();
  private final Meter meter;
  private Duration computing = Duration.ZERO;
  private Instant lastCall = LaneLoad.START;
  private Duration billed = Duration.ZERO;
  private long invocations;
  private long logBytes;

  private LaneRun(LaneLoad load, LaneReading reading, long seed) {
    this.reading = reading;
    shard = load.shard(seed);
    records = shard.records();
    lines = (long) records.size() * load.linesPerRecord();
    deployed =
        new Deployed(LaneLoad.START, new TimedCalls())
            .with(Pacing.VARIABLE, Long.toString(reading.pace().toMillis()));
    var telemetry = new Telemetry("dev", Step.ACCESS_LOGS, this::now, METRICS_INTERVAL, this::log);
    meter = telemetry.meter();
    deployed.observedBy(telemetry);
    instance = deployed.coldStart();
  }

  /**
   * Runs a lane to the end of its load.
   *
   * @throws IllegalStateException if a record is not applied, or applied twice
   */
  public static LaneMeasurement of(LaneLoad load, LaneReading reading, long seed) {
    return new LaneRun(load, reading, seed).run();
  }

  private LaneMeasurement run() {
    deployed.pass(reading.stopped());
    for (var from = 0; from < shard.size(); ) {
      from = invoke(from);
    }
    var counted =
        deployed.counts().totals().values().stream()
            .flatMap(minute -> minute.services().values().stream())
            .mapToLong(count -> count.requests())
            .sum();
    if (counted != lines) {
      throw new IllegalStateException("Counted %d of %d lines".formatted(counted, lines));
    }
    var tables = deployed.counts().tables();
    return new LaneMeasurement(
        Duration.between(LaneLoad.START, now()),
        invocations,
        billed,
        tables.writeUnits(),
        tables.readUnits(),
        logBytes,
        latencies);
  }

  private int invoke(int from) {
    passUntil(reading.deliverable(arrival(from)));
    var to = from;
    while (to < shard.size()
        && to - from < reading.batchSize()
        && !reading.deliverable(arrival(to)).isAfter(now())) {
      to++;
    }
    var begun = now();
    computing = reading.work().minus(CALL.multipliedBy(CALLS));
    if (!instance.invoke(shard.event(from, to)).retryFrom().isEmpty()) {
      throw new IllegalStateException("Not applied though nothing failed");
    }
    invocations++;
    billed = billed.plus(Duration.between(begun, now()));
    for (var i = from; i < to; i++) {
      latencies.add(Duration.between(arrival(i), lastCall));
    }
    return to;
  }

  private Instant arrival(int record) {
    return records.get(record).arrivedAt();
  }

  private void passUntil(Instant time) {
    if (time.isAfter(now())) {
      deployed.pass(Duration.between(now(), time));
    }
  }

  private Instant now() {
    return deployed.now();
  }

  private void log(String line) {
    logBytes += line.getBytes(StandardCharsets.UTF_8).length + LOG_EVENT_BYTES;
  }

  /** A call takes its time, and is measured as the SDK's are on Lambda. */
  private final class TimedCalls implements CallDisturbance {
    @Override
    public void before(String call) {
      deployed.pass(computing); // all of it precedes the first call
      computing = Duration.ZERO;
    }

    @Override
    public void after(String call) {
      var from = now();
      deployed.pass(CALL);
      lastCall = now();
      meter.call(from, lastCall);
      meter.value(WeirMetric.CALL_MILLIS, "dynamodb", (double) CALL.toMillis());
      meter.count(WeirMetric.CALL_RETRIES, "dynamodb", 0);
      meter.count(WeirMetric.CALL_THROTTLES, "dynamodb", 0);
      meter.count(WeirMetric.CALLS_UNANSWERED, "dynamodb", 0);
      meter.count(WeirMetric.CALLS_REFUSED, 0);
    }
  }
}
