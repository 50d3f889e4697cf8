package dev.weir.rehearsal.demo;

import dev.weir.archive.ArchivePositions;
import dev.weir.archive.ArchivedStream;
import dev.weir.client.archive.ChainFault;
import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.StackArchive;
import dev.weir.client.archive.VerifyText;
import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.CatchUpWait;
import dev.weir.client.send.SendTarget;
import dev.weir.client.send.Sender;
import dev.weir.client.send.ShardLanes;
import dev.weir.rehearsal.demo.screen.SummaryLine;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verifies the demo's archive, once it holds the last record that was put to each shard. */
final class ArchiveProof {

  private final Cloud cloud;
  private final CatchUpWait wait;
  private final List<String> differences = new ArrayList<>();
  private final List<String> summary = new ArrayList<>();

  ArchiveProof(Cloud cloud, CatchUpWait wait) {
    this.cloud = cloud;
    this.wait = wait;
  }

  /** Verifies the archive of a stream. */
  void verify(ArchivedStream stream, SendTarget pipeline, Sender sender)
      throws InterruptedException {
    wait.await(archived(ShardLanes.of(cloud, pipeline, sender.highest())), _ -> {});
    try (var archive = StackArchive.open(cloud)) {
      var chains = archive.verify(stream, Instant.MIN, Instant.MAX);
      chains.stream()
          .map(ChainReport::faults)
          .flatMap(List::stream)
          .map(ArchiveProof::difference)
          .forEach(differences::add);
      summary.add(SummaryLine.of("  archive", VerifyText.sum(chains)));
    }
  }

  private static String difference(ChainFault fault) {
    return "archive: " + fault.key() + ": " + fault.sentence();
  }

  private static Map<Lane, SequenceNumber> archived(Map<Lane, SequenceNumber> lanes) {
    var archived = new HashMap<Lane, SequenceNumber>();
    lanes.forEach(
        (lane, at) ->
            archived.put(
                new Lane(
                    ArchivePositions.PROJECTION, lane.stream(), lane.incarnation(), lane.shard()),
                at));
    return archived;
  }

  List<String> differences() {
    return List.copyOf(differences);
  }

  List<String> summary() {
    return List.copyOf(summary);
  }
}
