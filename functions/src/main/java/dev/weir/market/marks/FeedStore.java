package dev.weir.market.marks;

import dev.weir.stream.Lane;
import dev.weir.stream.UnavailableException;
import java.util.Optional;

/** How far this Region's feed is applied, lane by lane, and what it left out. */
public interface FeedStore {

  /**
   * What is stored of a lane; {@link StoredFeed#NONE} where nothing is.
   *
   * @throws UnavailableException where the table does not answer
   */
  StoredFeed read(Lane lane);

  /**
   * Stores the next revision.
   *
   * @return empty if it is stored; what is there instead, where another invocation was faster
   * @throws UnavailableException where the table does not answer; it may be stored all the same,
   *     which the next reading shows
   */
  Optional<StoredFeed> commit(Lane lane, StoredFeed next);
}
