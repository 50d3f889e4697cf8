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
  private boolean isRepeated;

  /** Receives notifications of what a rebuild does. */
  public interface RebuildProgress {

    /**
     * Called after records are applied.
     *
     * @param played how many were played
     * @param skipped how many an earlier run had already applied
     */
    void applied(int played, int skipped);

    /** Called if there was an earlier run, with the first record that it did not apply. */
    void resumed(RecordPlace next);
  }

  /**
   * Creates a rebuild.
   *
   * @param archive reads an object
   * @param positions how far a lane of the archive is applied in the new projection
   * @param playbacks plays the records of a lane of the archive into it
   * @param isRepeated whether there was an earlier run
   */
  public Rebuild(
      Function<ArchiveLink, ArchiveObject> archive,
      Function<Lane, Optional<SequenceNumber>> positions,
      Function<Lane, Playback> playbacks,
      RebuildProgress progress,
      boolean isRepeated) {
    this.archive = archive;
    this.positions = positions;
    this.playbacks = playbacks;
    this.progress = progress;
    this.isRepeated = isRepeated;
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
      var rest =
          wanted.stream()
              .filter(record -> reached.isEmpty() || record.sequenceNumber().isAfter(reached.get()))
              .toList();
      progress.applied(0, wanted.size() - rest.size());
      if (isRepeated && !rest.isEmpty()) {
        // Lanes are played one after the other, so this is where the earlier run ended.
        isRepeated = false;
        progress.resumed(new RecordPlace(chain.lane().shard(), rest.getFirst().sequenceNumber()));
        playback.carefully();
      }
      playback.play(object, rest, played -> progress.applied(played, 0));
    }
  }
}
