package dev.weir.archive;

import dev.weir.engine.Progress;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.Optional;

/**
 * How far a lane is archived.
 *
 * @param revision increases with each commit; 0 if nothing is archived
 * @param newest the last object; empty if there is none
 * @param records the number of records in all objects of the lane
 */
public record ArchivePosition(Lane lane, long revision, Optional<ArchiveLink> newest, long records)
    implements Progress {

  /** Returns the position of a lane without archived records. */
  public static ArchivePosition beginning(Lane lane) {
    return new ArchivePosition(lane, 0, Optional.empty(), 0);
  }

  /** Returns the position after one more object. */
  public ArchivePosition after(ArchiveLink object, int itsRecords) {
    return new ArchivePosition(lane, revision + 1, Optional.of(object), records + itsRecords);
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return newest.isPresent() && record.compareTo(newest.get().last()) <= 0;
  }
}
