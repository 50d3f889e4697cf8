package dev.weir.archive;

import dev.weir.stream.KinesisRecord;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.List;
import java.util.Optional;

/**
 * An object of the archive: the contents of one commit of a lane.
 *
 * @param previous the object before it; empty for the lane's first one
 * @param records at least one, in the order of the shard
 */
public record ArchiveObject(
    String stream,
    String incarnation,
    String shard,
    Optional<ArchiveLink> previous,
    List<KinesisRecord> records) {

  public ArchiveObject {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("An object of the archive has a record at least");
    }
    records = List.copyOf(records);
  }

  /** Returns the object of the records after a lane's position. */
  public static ArchiveObject after(ArchivePosition position, List<KinesisRecord> records) {
    Lane lane = position.lane();
    return new ArchiveObject(
        lane.stream(), lane.incarnation(), lane.shard().id(), position.newest(), records);
  }

  /** Returns the sequence number of its first record. */
  public SequenceNumber first() {
    return records.getFirst().sequenceNumber();
  }

  /** Returns the sequence number of its last record. */
  public SequenceNumber last() {
    return records.getLast().sequenceNumber();
  }
}
