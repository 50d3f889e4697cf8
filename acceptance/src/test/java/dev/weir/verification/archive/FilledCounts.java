package dev.weir.verification.archive;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.events.Minute;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.testkit.CallDisturbance;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.fakes.StrictMinuteCounts;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A projection of access logs, in separate tables. */
final class FilledCounts {

  private static final String PROJECTION = "v2";

  private final StrictMinuteCounts counts;
  private final FakeQuarantine quarantine = new FakeQuarantine();
  private final CallDisturbance disturbance;
  private final Instant now;

  FilledCounts(CallDisturbance disturbance, Instant now) {
    this.disturbance = disturbance;
    this.now = now;
    counts = new StrictMinuteCounts(disturbance);
  }

  /** Returns a new instance of the function that fills it. */
  AccessLogHandler handler() {
    return new AccessLogHandler(
        AccessLogSettings.of(Map.of(AccessLogSettings.PROJECTION, PROJECTION)),
        new AccessLogPorts(
            _ -> "1",
            _ -> HashKeyRange.whole(),
            counts,
            quarantine,
            new FakeOutbox(disturbance),
            new FakeAlertTopic(disturbance),
            () -> now));
  }

  /** Returns how far a lane of the archive is applied. */
  Optional<SequenceNumber> applied(Lane archived) {
    var lane = new Lane(PROJECTION, archived.stream(), archived.incarnation(), archived.shard());
    return counts.lane(lane).position().applied();
  }

  /** Returns the counts over all lanes, as {@code weir errors} reads them. */
  Map<Minute, MinuteCount> totals() {
    return counts.totals();
  }
}
