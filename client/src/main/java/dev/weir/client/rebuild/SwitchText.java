package dev.weir.client.rebuild;

import dev.weir.client.archive.ChainReport;
import dev.weir.client.archive.ChainReport.ArrivalRange;
import dev.weir.client.cloud.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The result of a rebuild, and the steps to switch the function to it. */
final class SwitchText {

  // The period that may not have been archived when the
  // rebuild began: the archive's window and a margin.
  private static final Duration NOT_YET_ARCHIVED = Duration.ofMinutes(15);

  private SwitchText() {}

  /**
   * Returns what the projection contains.
   *
   * @param chains with a record at least
   */
  static String of(Rebuildable stream, String projection, List<ChainReport> chains) {
    var arrivals = chains.stream().flatMap(chain -> chain.arrivals().stream()).toList();
    return "The projection %s of %s contains %,d archived records of %,d shards, from %s to %s."
        .formatted(
            projection,
            stream.pipeline(),
            chains.stream().mapToLong(ChainReport::records).sum(),
            chains.size(),
            arrivals.stream().map(ArrivalRange::first).min(Comparator.naturalOrder()).orElseThrow(),
            arrivals.stream().map(ArrivalRange::last).max(Comparator.naturalOrder()).orElseThrow());
  }

  static List<String> steps(Cloud cloud, Rebuildable stream, String projection, Instant begun) {
    var latest = begun.plus(retention(cloud, stream)).minus(NOT_YET_ARCHIVED);
    return List.of(
        "Later records are still in the stream. To switch to "
            + projection
            + ", before "
            + latest.truncatedTo(ChronoUnit.MINUTES)
            + ":",
        "  1. delete the event source " + cloud.output(stream.eventSourceOutput()),
        "  2. deploy with -c projection="
            + projection
            + ": its event source starts at the stream's oldest record,",
        "     and the positions skip the rebuilt records (docs/DEPLOY.md, Rebuild)");
  }

  private static Duration retention(Cloud cloud, Rebuildable stream) {
    var name = cloud.output(stream.archived().stream().nameOutput());
    try (var kinesis = cloud.kinesis()) {
      return Duration.ofHours(
          kinesis
              .describeStreamSummary(request -> request.streamName(name))
              .streamDescriptionSummary()
              .retentionPeriodHours());
    }
  }
}
