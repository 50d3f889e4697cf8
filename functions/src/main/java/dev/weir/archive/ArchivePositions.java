package dev.weir.archive;

import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import java.util.List;

/** How far lanes are archived. */
public interface ArchivePositions {

  /** The projection of the archive's lanes. */
  String PROJECTION = Lane.ARCHIVE;

  /**
   * How far a lane is archived.
   *
   * @throws dev.weir.stream.UnavailableException where the table does not answer
   */
  ArchivePosition of(Lane lane);

  /**
   * Moves a lane's position, if it is still the one before. The object that it names must be stored
   * already.
   *
   * @return {@code Committed}; or {@code Conflict} with what is stored
   * @throws dev.weir.stream.UnavailableException where the table does not answer; it may have been
   *     stored
   */
  CommitResult<ArchivePosition> advance(ArchivePosition before, ArchivePosition after);

  /**
   * All lanes of a stream of which something is archived, of every incarnation.
   *
   * @throws dev.weir.stream.UnavailableException where the table does not answer
   */
  List<ArchivePosition> ofStream(String stream);
}
