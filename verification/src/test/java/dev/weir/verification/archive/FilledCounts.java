package dev.weir.verification.archive;

import dev.weir.accesslog.AccessLogHandler;
import dev.weir.accesslog.AccessLogPorts;
import dev.weir.accesslog.AccessLogSettings;
import dev.weir.accesslog.commit.MinuteCounts;
import dev.weir.accesslog.decide.MinuteCount;
import dev.weir.alerts.Alert;
import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.client.archive.ArchiveChain;
import dev.weir.client.rebuild.Pace;
import dev.weir.client.rebuild.Playback;
import dev.weir.client.rebuild.Rebuild;
import dev.weir.client.rebuild.RecordPlace;
import dev.weir.events.Minute;
import dev.weir.quarantine.Rejected;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A projection of access logs, in separate tables. */
final class FilledCounts {

  private static final String PROJECTION = "v2";
  private static final String STREAM_ARN =
      "arn:aws:kinesis:us-east-1:000000000000:stream/" + MemoryArchive.STREAM;

  private final StrictMinuteCounts counts;
  private final FakeOutbox outbox;
  private final FakeQuarantine quarantine = new FakeQuarantine();
  private final CallDisturbance disturbance;
  private final Instant now;
  private int runs;
  private final RebuiltSoFar progress = new RebuiltSoFar();
  private UnaryOperator<MinuteCounts> variant = UnaryOperator.identity();

  FilledCounts(CallDisturbance disturbance, Instant now) {
    this.disturbance = disturbance;
    this.now = now;
    counts = new StrictMinuteCounts(disturbance);
    outbox = new FakeOutbox(disturbance);
  }

  /** Returns a new instance of the function that an event source delivers to. */
  AccessLogHandler handler() {
    return new AccessLogHandler(settings(), ports());
  }

  private static AccessLogSettings settings() {
    return AccessLogSettings.of(Map.of(AccessLogSettings.PROJECTION, PROJECTION));
  }

  private AccessLogPorts ports() {
    return new AccessLogPorts(
        _ -> "1",
        _ -> HashKeyRange.whole(),
        variant.apply(counts),
        quarantine,
        outbox,
        new FakeAlertTopic(disturbance),
        () -> now);
  }

  /** Lets the function use counts that go wrong somewhere. */
  void vary(UnaryOperator<MinuteCounts> other) {
    variant = other;
  }

  /** Plays an archive into it; goes on where an earlier run was killed. */
  void rebuild(MemoryArchive archive) throws InterruptedException {
    rebuild(archive, Pace.unlimited(), Set.of());
  }

  /** Plays an archive into it at a pace, without opening some records. */
  void rebuild(MemoryArchive archive, Pace pace, Set<RecordPlace> unopened)
      throws InterruptedException {
    var chain = new ArchiveChain(archive.objects());
    var chains =
        archive.lanes().ofStream(MemoryArchive.STREAM).stream()
            .map(position -> chain.follow(position, List.of(), Instant.MIN, Instant.MAX))
            .toList();
    new Rebuild(
            link -> read(chain, link),
            this::applied,
            _ ->
                new Playback(
                    attempts -> new AccessLogHandler(settings(), ports(), attempts),
                    STREAM_ARN,
                    _ -> {},
                    pace,
                    unopened),
            progress,
            runs++ > 0)
        .play(chains, Instant.MIN);
  }

  /** Returns the progress that it has reported, over all runs. */
  RebuiltSoFar progress() {
    return progress;
  }

  /** What rebuilds have reported. */
  static final class RebuiltSoFar implements Rebuild.RebuildProgress {
    private final List<String> resumed = new ArrayList<>();
    private int played;
    private int skipped;

    @Override
    public void applied(int more, int moreSkipped) {
      played += more;
      skipped += moreSkipped;
    }

    @Override
    public void resumed(RecordPlace next) {
      resumed.add(next.toString());
    }

    int played() {
      return played;
    }

    int skipped() {
      return skipped;
    }

    List<String> resumed() {
      return resumed;
    }
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

  /** Returns what was rejected. */
  List<Rejected> quarantined() {
    return quarantine.all();
  }

  /** Returns the number of alerts by type. */
  Map<String, Long> alerts() {
    return outbox.all().stream()
        .collect(Collectors.groupingBy(Alert::type, TreeMap::new, Collectors.counting()));
  }

  /** Returns the items of the table of positions. */
  List<Map<String, AttributeValue>> positions() {
    return counts.tables().items("positions");
  }

  /** Returns the counts over all lanes, as {@code weir errors} reads them. */
  Map<Minute, MinuteCount> totals() {
    return counts.totals();
  }
}
