package dev.weir.verification.archive;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.client.archive.ArchiveChain;
import dev.weir.client.rebuild.Playback;
import dev.weir.client.rebuild.Rebuild;
import dev.weir.events.Minute;
import dev.weir.stream.HashKeyRange;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import dev.weir.testkit.CallDisturbance;
import dev.weir.verification.fakes.FakeAlertTopic;
import dev.weir.verification.fakes.FakeOutbox;
import dev.weir.verification.fakes.FakeQuarantine;
import dev.weir.verification.fakes.StrictMinuteCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A projection of access logs, in separate tables. */
final class FilledCounts {

  private static final String PROJECTION = "v2";
  private static final String STREAM_ARN =
      "arn:aws:kinesis:us-east-1:000000000000:stream/" + MemoryArchive.STREAM;

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

  /** Plays an archive into it; goes on where an earlier run was killed. */
  void rebuild(MemoryArchive archive) throws InterruptedException {
    var chain = new ArchiveChain(archive.objects());
    var chains =
        archive.lanes().ofStream(MemoryArchive.STREAM).stream()
            .map(position -> chain.follow(position, List.of(), Instant.MIN, Instant.MAX))
            .toList();
    new Rebuild(
            link -> read(chain, link),
            this::applied,
            _ -> new Playback(handler(), STREAM_ARN, _ -> {}),
            (_, _) -> {})
        .play(chains, Instant.MIN);
  }

  private static ArchiveObject read(ArchiveChain chain, ArchiveLink link) {
    try {
      return chain.read(link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how far a lane of the archive is applied. */
  private Optional<SequenceNumber> applied(Lane archived) {
    var lane = new Lane(PROJECTION, archived.stream(), archived.incarnation(), archived.shard());
    return counts.lane(lane).position().applied();
  }

  /** Returns the counts over all lanes, as {@code weir errors} reads them. */
  Map<Minute, MinuteCount> totals() {
    return counts.totals();
  }
}
