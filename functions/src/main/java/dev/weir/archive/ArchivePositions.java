package dev.weir.archive;

import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import java.util.List;

/** The stored positions of archived lanes. */
public interface ArchivePositions {

  /** The projection of the archive's lanes. */
  String PROJECTION = Lane.ARCHIVE;

  /**
   * Returns how far a lane is archived.
   *
   * @throws dev.weir.stream.UnavailableException if the table does not answer
   */
  ArchivePosition of(Lane lane);

  /**
   * Advances a lane's position if it is still the one before. The object that it names must already
   * be stored.
   *
   * @return {@code Committed}; or {@code Conflict} with the stored position
   * @throws dev.weir.stream.UnavailableException if the table does not answer; it may have been
   *     stored
   */
  CommitResult<ArchivePosition> advance(ArchivePosition before, ArchivePosition after);

  /**
   * Returns all lanes of a stream with archived records, of every incarnation.
   *
   * @throws dev.weir.stream.UnavailableException if the table does not answer
   */
  List<ArchivePosition> ofStream(String stream);
}
