package dev.weir.rehearsal.demo;

import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchivePosition;
import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.StackArchive;
import dev.weir.client.archive.VerifyText;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.client.send.ShardLanes;
import dev.weir.producer.Sender;
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

/** The end of the demo: verifies that the archive is complete and holds every record once. */
public final class ArchiveScene {

  // A batch waits for the archive's window first.
  private static final Duration MAX_STANDSTILL = Duration.ofSeconds(90);

  private final Cloud cloud;
  private final Screen screen;

  /** Creates the scene for a cloud with an archive. */
  public ArchiveScene(Cloud cloud, Screen screen) {
    this.cloud = cloud;
    this.screen = screen;
  }

  /**
   * Waits until everything that was sent is archived, and verifies the archive.
   *
   * @param senders of all records, by pipeline
   * @throws dev.weir.client.CommandFault naming missing or changed records, if any
   */
  public void play(Map<SendTarget, Sender> senders) throws InterruptedException {
    screen.title("Verifying the archive: every record, by its chain of digests");
    var differences = new ArrayList<String>();
    var summary = new ArrayList<String>();
    try (var archive = StackArchive.open(cloud)) {
      for (var stream : archive.streams()) {
        var pipeline = pipelineOf(stream);
        var sender = senders.get(pipeline);
        await(archive, stream, ShardLanes.of(cloud, pipeline, sender.highest()));
        var reports = archive.verify(stream, Instant.MIN, Instant.MAX);
        differences.addAll(differences(stream, reports, sender.totals().records()));
        summary.add(SummaryLine.of("archive", stream.pipeline()));
        summary.add(SummaryLine.of("", VerifyText.sum(reports)));
      }
    }
    Differences.failOn(differences);
    screen.summary(summary);
  }

  private static SendTarget pipelineOf(ArchivedStream stream) {
    return switch (stream) {
      case ACCESS_LOGS -> SendTarget.ACCESS_LOGS;
      case TRANSACTIONS -> SendTarget.TRANSACTIONS;
    };
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

  private static List<String> differences(
      ArchivedStream stream, List<ChainReport> reports, long sent) {
    var differences = new ArrayList<String>();
    StackArchive.faults(reports)
        .forEach(fault -> differences.add(fault.key() + ": " + fault.sentence()));
    var archived = reports.stream().mapToLong(ChainReport::records).sum();
    if (archived != sent) {
      differences.add(
          "the archive of %s holds %,d records of %,d"
              .formatted(stream.pipeline(), archived, sent));
    }
    return differences;
  }
}
