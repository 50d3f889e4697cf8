package dev.weir.client.rebuild;

import dev.weir.archive.ArchiveLink;
import dev.weir.archive.ArchiveObject;
import dev.weir.client.archive.ChainReport;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Plays the archive of a stream into a projection, lane by lane, parents before their children. The
 * projection's own lanes record the progress, so an interrupted rebuild resumes where it stopped,
 * and the fences skip repeated records.
 */
public final class Rebuild {

  private final Function<ArchiveLink, ArchiveObject> archive;
  private final Function<Lane, Optional<SequenceNumber>> positions;
  private final Function<Lane, Playback> playbacks;
  private final RebuildProgress progress;

  /** Receives a notification for each object played. */
  @FunctionalInterface
  public interface RebuildProgress {

    /**
     * Called after an object's records are applied and before the next ones are played, so that it
     * can wait.
     *
     * @param played how many were played
     * @param skipped how many an earlier run had already applied
     */
    void applied(int played, int skipped) throws InterruptedException;
  }

  /**
   * Creates a rebuild.
   *
   * @param archive reads an object
   * @param positions how far a lane of the archive is applied in the new projection
   * @param playbacks plays the records of a lane of the archive into it
   */
  public Rebuild(
      Function<ArchiveLink, ArchiveObject> archive,
      Function<Lane, Optional<SequenceNumber>> positions,
      Function<Lane, Playback> playbacks,
      RebuildProgress progress) {
    this.archive = archive;
    this.positions = positions;
    this.playbacks = playbacks;
    this.progress = progress;
  }

  /**
   * Plays all records of the chains that arrived since an instant.
   *
   * @param chains parents first
   */
  public void play(List<ChainReport> chains, Instant from) throws InterruptedException {
    for (var chain : chains) {
      play(chain, from);
    }
  }

  private void play(ChainReport chain, Instant from) throws InterruptedException {
    var reached = positions.apply(chain.lane());
    var playback = playbacks.apply(chain.lane());
    for (var link : chain.objects()) {
      var object = archive.apply(link);
      var wanted =
          object.records().stream().filter(record -> !record.arrivedAt().isBefore(from)).toList();
      if (reached.isEmpty() || link.last().isAfter(reached.get())) {
        playback.play(object, wanted);
        progress.applied(wanted.size(), 0);
      } else {
        progress.applied(0, wanted.size());
      }
    }
  }
}
