package dev.weir.market.marks.commit;

import dev.weir.market.marks.decide.FeedState;

/**
 * The stored feed of a lane.
 *
 * @param revision increases with each commit; 0 if nothing is stored
 */
public record StoredFeed(long revision, FeedState state) {

  public static final StoredFeed NONE = new StoredFeed(0, FeedState.NEW);
}
