package dev.weir.archive;

import dev.weir.engine.Progress;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;
import java.util.Optional;

/**
 * How far a lane is archived.
 *
 * @param revision rises with each commit; 0 where nothing is archived
 * @param newest the last object; empty where there is none
 * @param records how many records all objects of the lane hold together
 */
public record ArchivePosition(Lane lane, long revision, Optional<ArchiveLink> newest, long records)
    implements Progress {

  /** Nothing of a lane is archived. */
  public static ArchivePosition beginning(Lane lane) {
    return new ArchivePosition(lane, 0, Optional.empty(), 0);
  }

  /** One more object is archived. */
  public ArchivePosition after(ArchiveLink object, int itsRecords) {
    return new ArchivePosition(lane, revision + 1, Optional.of(object), records + itsRecords);
  }

  @Override
  public boolean covers(SequenceNumber record) {
    return newest.isPresent() && record.compareTo(newest.get().last()) <= 0;
  }
}
