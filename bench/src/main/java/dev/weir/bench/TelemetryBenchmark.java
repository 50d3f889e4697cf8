package dev.weir.bench;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.Commit;
import dev.weir.accesslog.commit.LaneState;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.engine.CommitResult;
import dev.weir.events.Minute;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.metrics.Step;
import dev.weir.metrics.WeirMetric;
import dev.weir.stream.Deadline;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.KinesisBatch;
import dev.weir.stream.Lane;
import dev.weir.stream.Outcome;
import dev.weir.telemetry.Arrivals;
import dev.weir.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures the cost of an invocation's metrics: a complete invocation for a batch of 1,000
 * access-log lines, on ports that answer at once; the same with a slow table; and the metrics
 * alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TelemetryBenchmark {

  private static final int RECORDS = 1_000;
  // A fast DynamoDB transaction takes this long.
  private static final Duration TABLE_TAKES = Duration.ofMillis(4);
  private static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");
  private static final InstantSource CLOCK = () -> ARRIVAL.plusMillis(300);
  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);
  private static final String REQUEST = "6d5f0d4e-0000-4000-8000-000000000";
  private static final BigInteger FIRST =
      new BigInteger("49590338271490256608559692538361571095921575989136588898");

  /** The number of services in the lines. */
  @Param({"1", "10", "50"})
  public int services;

  private byte[] event = {};
  private KinesisBatch batch;
  private AccessLogHandler handler;
  private AccessLogHandler waitingHandler;
  private Telemetry telemetry;
  private long streams;

  /** Accepts every commit after a delay. */
  private record DelayedCounts(Duration takes) implements MinuteCounts {
    @Override
    public LaneState lane(Lane lane) {
      return LaneState.NEW;
    }

    @Override
    public Map<Minute, MinuteCount> partialCounts(Lane lane, Collection<Minute> minutes) {
      return Map.of();
    }

    @Override
    public CommitResult<LaneState> commit(Commit commit) {
      LockSupport.parkNanos(takes.toNanos());
      return new CommitResult.Committed<>(commit.after());
    }

    @Override
    public Set<String> quarantined(Lane lane) {
      return Set.of();
    }

    @Override
    public MinuteCount total(Lane lane, Minute minute) {
      return MinuteCount.EMPTY;
    }
  }

  /** Writes the event and starts an instance. */
  @Setup
  public void start(Blackhole lines) throws IOException {
    var written = new ByteArrayOutputStream();
    new LambdaKinesisEvent(
            "arn:aws:kinesis:eu-west-1:123456789012:stream/weir-dev-access-logs",
            "shardId-000000000006",
            IntStream.range(0, RECORDS).mapToObj(this::entry).toList())
        .writeTo(written);
    event = written.toByteArray();
    batch = KinesisBatch.read(new ByteArrayInputStream(event));
    telemetry = new Telemetry("dev", Step.ACCESS_LOGS, CLOCK, lines::consume);
    handler = handler(Duration.ZERO);
    waitingHandler = handler(TABLE_TAKES);
  }

  private AccessLogHandler handler(Duration commitTakes) {
    return new AccessLogHandler(
        AccessLogSettings.of(Map.of()),
        new AccessLogPorts(
            _ -> Long.toString(streams++), // a new incarnation each time: nothing is skipped
            _ -> HashKeyRange.whole(),
            new DelayedCounts(commitTakes),
            (_, _) -> {},
            new NoAlerts(),
            _ -> {},
            CLOCK),
        telemetry);
  }

  private LambdaKinesisEvent.EventEntry entry(int i) {
    var line =
        "service-%d:443 192.0.2.7 - - [23/Nov/2026:10:00:20 +0000] \"GET /a/%d HTTP/1.1\" %d 4321 \"-\" \"Mozilla/5.0\""
            .formatted(i % services, i, i % 50 == 0 ? 503 : 200);
    return new LambdaKinesisEvent.EventEntry(
        FIRST.add(BigInteger.valueOf(i)).toString(),
        "key-" + i % 97,
        ARRIVAL.plusMillis(i / 4),
        line.getBytes(StandardCharsets.UTF_8));
  }

  /** Measures an invocation with its metrics. */
  @Benchmark
  public void invocation(Blackhole answer) throws IOException {
    answer.consume(invoke(handler));
  }

  /** Measures an invocation whose commit takes four milliseconds. */
  @Benchmark
  public void invocationWithTable(Blackhole answer) throws IOException {
    answer.consume(invoke(waitingHandler));
  }

  private ByteArrayOutputStream invoke(AccessLogHandler invoked) throws IOException {
    var output = new ByteArrayOutputStream();
    invoked.invoke(new ByteArrayInputStream(event), output, IN_TIME, REQUEST);
    return output;
  }

  /** Measures the metrics of such an invocation, and of its four DynamoDB calls. */
  @Benchmark
  public void metrics() {
    try (var invocation = telemetry.begin(REQUEST)) {
      invocation.has(batch);
      var meter = telemetry.meter();
      var arrivals = new Arrivals();
      batch.records().forEach(record -> arrivals.add(record.arrivedAt()));
      meter.since(WeirMetric.COMPUTED_AFTER, arrivals);
      meter.since(WeirMetric.COMMITTED_AFTER, arrivals);
      meter.count(WeirMetric.COMMITS, 1);
      for (var service = 0; service < services; service++) {
        var name = "service-" + service;
        meter.count(WeirMetric.EVENTS, RECORDS / services);
        meter.count(WeirMetric.RESPONSES, name, RECORDS / services);
        meter.count(WeirMetric.SERVER_ERRORS, name, 2);
      }
      for (var call = 0; call < 4; call++) {
        meter.call(CLOCK.instant().minusMillis(4), CLOCK.instant());
        meter.value(WeirMetric.CALL_MILLIS, "dynamodb", 3.5);
        meter.count(WeirMetric.CALL_RETRIES, "dynamodb", 0);
        meter.count(WeirMetric.CALL_THROTTLES, "dynamodb", 0);
        meter.count(WeirMetric.CALLS_UNANSWERED, "dynamodb", 0);
      }
      invocation.answers(Outcome.done());
    }
  }
}
