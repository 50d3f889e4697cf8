package dev.weir.market.marks.commit;

import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.UnavailableException;

/**
 * How far this Region's feed is applied, lane by lane, its gaps, and the processes at work on it.
 */
public interface FeedStore extends LaneAttempts {

  /**
   * Returns the stored feed of a lane; {@link StoredFeed#NONE} if there is none.
   *
   * @throws UnavailableException if the table does not answer
   */
  StoredFeed read(Lane lane);

  /**
   * Stores the next revision.
   *
   * @return the commit, or the stored feed if another invocation was faster
   * @throws UnavailableException if the table does not answer; it may be stored nevertheless, which
   *     the next read shows
   */
  CommitResult<StoredFeed> commit(Lane lane, StoredFeed next);
}
