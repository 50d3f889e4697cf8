package dev.weir.market.marks.commit;

import dev.weir.market.marks.decide.FeedState;

/**
 * A lane's feed as it is stored.
 *
 * @param revision rises with each commit; 0 where nothing is stored
 */
public record StoredFeed(long revision, FeedState state) {

  /** Nothing is stored yet. */
  public static final StoredFeed NONE = new StoredFeed(0, FeedState.NEW);
}
