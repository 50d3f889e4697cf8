package dev.weir.rehearsal.demo;

import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ArchiveReport;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.StackArchive;
import dev.weir.client.archive.VerifyText;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.client.send.ShardLanes;
import dev.weir.events.market.PulseJson;
import dev.weir.producer.Sender;
import dev.weir.rehearsal.demo.market.SentFeed;
import dev.weir.rehearsal.demo.screen.Differences;
import dev.weir.rehearsal.demo.screen.Screen;
import dev.weir.rehearsal.demo.screen.SummaryLine;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The end of the demo: verifies that the archives are complete and hold every record once. */
public final class ArchiveScene {

  // A batch waits for the archive's window first.
  private static final Duration MAX_STANDSTILL = Duration.ofSeconds(90);

  private final Screen screen;
  private final List<String> differences = new ArrayList<>();
  private final List<String> summary = new ArrayList<>();

  /** Creates the scene. */
  public ArchiveScene(Screen screen) {
    this.screen = screen;
  }

  /**
   * Waits until everything that was sent is archived, and verifies the archives.
   *
   * @param cloud the stack of access logs and transactions
   * @param senders of all their records, by pipeline
   * @param feeds of the market's Regions
   * @throws dev.weir.client.CommandFault naming what is missing or changed, if anything
   */
  public void play(Cloud cloud, Map<SendTarget, Sender> senders, List<SentFeed> feeds)
      throws InterruptedException {
    screen.title("Verifying the archive: every record, by its chain of digests");
    verify(cloud, "", senders);
    for (var feed : feeds) {
      var region = feed.cloud().region();
      verify(feed.cloud(), " in " + region, Map.of(SendTarget.MARKET, feed.sender()));
    }
    Differences.failOn(differences);
    screen.summary(summary);
  }

  private void verify(Cloud cloud, String place, Map<SendTarget, Sender> senders)
      throws InterruptedException {
    try (var archive = StackArchive.open(cloud)) {
      for (var stream : archive.streams()) {
        var pipeline = SendTarget.of(stream.stream());
        var sender = senders.get(pipeline);
        await(archive, stream, ShardLanes.of(cloud, pipeline, sender.highest()));
        var report = archive.verify(stream, Instant.MIN, Instant.MAX);
        var name = stream.pipeline() + place;
        compare(name, report, sent(archive, report.chains()), sender.totals().records());
        summary.add(SummaryLine.of("archive", name));
        summary.add(SummaryLine.of("", VerifyText.sum(report)));
      }
    }
  }

  private static void await(
      StackArchive archive, ArchivedStream stream, Map<Lane, SequenceNumber> sent)
      throws InterruptedException {
    var archived = new HashMap<Lane, SequenceNumber>();
    sent.forEach(
        (lane, last) ->
            archived.put(
                new Lane(
                    ArchivePositions.PROJECTION, lane.stream(), lane.incarnation(), lane.shard()),
                last));
    new CatchUpWait(lane -> upTo(archive.positions(stream), lane), MAX_STANDSTILL)
        .await(archived, _ -> {});
  }

  private static Optional<SequenceNumber> upTo(List<ArchivePosition> positions, Lane lane) {
    return positions.stream()
        .filter(position -> position.lane().equals(lane))
        .flatMap(position -> position.newest().stream())
        .map(ArchiveLink::last)
        .findFirst();
  }

  private void compare(String name, ArchiveReport report, long archived, long sent) {
    report.faults().forEach(fault -> differences.add(fault.key() + ": " + fault.sentence()));
    if (archived != sent) {
      differences.add("the archive of %s holds %,d records of %,d".formatted(name, archived, sent));
    }
  }

  // The market's stream also has pulses, which the demo did not send.
  private static long sent(StackArchive archive, List<ChainReport> reports) {
    var count = new AtomicLong();
    archive.forEach(
        reports,
        Instant.MIN,
        Instant.MAX,
        (record, _) -> {
          if (!PulseJson.isPulse(record.data(), 0, record.data().length)) {
            count.incrementAndGet();
          }
        });
    return count.get();
  }
}
