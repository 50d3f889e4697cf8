package dev.weir.market.marks.commit;

import dev.weir.engine.CommitResult;
import dev.weir.stream.Lane;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.UnavailableException;

/**
 * How far this Region's feed is applied, lane by lane, what it left out, and who is at work on it.
 */
public interface FeedStore extends LaneAttempts {

  /**
   * What is stored of a lane; {@link StoredFeed#NONE} where nothing is.
   *
   * @throws UnavailableException where the table does not answer
   */
  StoredFeed read(Lane lane);

  /**
   * Stores the next revision.
   *
   * @return that it is stored, or what is there instead, where another invocation was faster
   * @throws UnavailableException where the table does not answer; it may be stored all the same,
   *     which the next reading shows
   */
  CommitResult<StoredFeed> commit(Lane lane, StoredFeed next);
}
