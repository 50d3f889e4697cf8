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
import dev.weir.quarantine.QuarantineKey;
import dev.weir.quarantine.Rejected;
import dev.weir.stream.Deadline;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Lane;
import dev.weir.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The access-log function as Lambda calls it, on ports that answer at once and count their input.
 */
final class WholeHandler implements WholeFunction {

  static final Instant ARRIVAL = Instant.parse("2026-11-23T10:00:30Z");

  private static final InstantSource CLOCK = () -> ARRIVAL.plusMillis(300);
  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);
  private static final String REQUEST = "6d5f0d4e-0000-4000-8000-000000000";
  private static final BigInteger FIRST =
      new BigInteger("49590338271490256608559692538361571095921575989136588898");

  private final AccessLogHandler handler =
      new AccessLogHandler(
          AccessLogSettings.of(Map.of()),
          new AccessLogPorts(
              _ -> Long.toString(streams()), // a new incarnation each time: nothing is skipped
              _ -> HashKeyRange.whole(),
              new AcceptingCounts(),
              this::keep,
              new NoAlerts(),
              _ -> {},
              CLOCK),
          new Telemetry("dev", Step.ACCESS_LOGS, CLOCK, _ -> {}));
  private long invocations;
  private long counted;
  private long rejectedLines;
  private String reason = "";

  /** Returns an event with these records. */
  static byte[] event(List<byte[]> records) throws IOException {
    var entries = new ArrayList<LambdaKinesisEvent.EventEntry>();
    for (byte[] data : records) {
      String number = FIRST.add(BigInteger.valueOf(entries.size())).toString();
      entries.add(
          new LambdaKinesisEvent.EventEntry(number, "key-" + entries.size() % 97, ARRIVAL, data));
    }
    var written = new ByteArrayOutputStream();
    new LambdaKinesisEvent(
            "arn:aws:kinesis:eu-west-1:123456789012:stream/weir-dev-access-logs",
            "shardId-000000000006",
            entries)
        .writeTo(written);
    return written.toByteArray();
  }

  /** Its ports remember nothing. */
  @Override
  public void forget() {}

  @Override
  public void invoke(byte[] event) throws IOException {
    invocations++;
    counted = 0;
    rejectedLines = 0;
    reason = "";
    handler.invoke(new ByteArrayInputStream(event), new ByteArrayOutputStream(), IN_TIME, REQUEST);
  }

  /** Returns how many lines the last invocation counted as responses. */
  long counted() {
    return counted;
  }

  @Override
  public String lastResult() {
    return "counted=%,d rejected=%,d %s".formatted(counted, rejectedLines, reason);
  }

  private long streams() {
    return invocations;
  }

  private void keep(QuarantineKey key, List<Rejected> rejected) {
    rejectedLines += rejected.size();
    reason = rejected.getFirst().reason().name();
  }

  /** Accepts every commit. */
  private final class AcceptingCounts implements MinuteCounts {
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
      for (var count : commit.counts().values()) {
        count.services().values().forEach(service -> counted += service.requests());
      }
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
}
