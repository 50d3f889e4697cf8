package dev.weir.verification.archive;

import dev.weir.archive.ArchiveHandler;
import dev.weir.archive.ArchivePorts;
import dev.weir.archive.ArchivedStream;
import dev.weir.testkit.FakeContext;
import dev.weir.testkit.Instance;
import dev.weir.testkit.ShardRecords;
import dev.weir.verification.fakes.FakeArchive;
import dev.weir.verification.fakes.FakeArchivePositions;

/**
 * An archive in memory, filled by the function that archives a stream.
 *
 * @param objects the bucket
 * @param lanes the positions
 */
public record MemoryArchive(FakeArchive objects, FakeArchivePositions lanes) {

  /** The name of the archived stream. */
  public static final String STREAM = "modelled";

  /** Creates an empty archive. */
  public MemoryArchive() {
    this(new FakeArchive(), new FakeArchivePositions());
  }

  /**
   * Archives all records of a shard.
   *
   * @param batchRecords how many are delivered, and therefore stored, at once
   */
  public void archive(ArchivedStream stream, ShardRecords shard, int batchRecords) {
    var function =
        Instance.of(
            new ArchiveHandler(stream, new ArchivePorts(_ -> "1", objects, lanes)),
            new FakeContext());
    for (var from = 0; from < shard.size(); from += batchRecords) {
      function.invoke(shard.event(from, Math.min(from + batchRecords, shard.size())));
    }
  }
}
