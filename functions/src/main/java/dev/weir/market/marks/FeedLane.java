package dev.weir.market.marks;

import dev.weir.engine.Progress;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.parse.VenueCheck;
import dev.weir.market.reference.ReferenceBook;
import dev.weir.stream.Lane;
import dev.weir.stream.SequenceNumber;

/**
 * A lane of ticks and how far its feed is applied.
 *
 * @param book the reference data that the batch is read with
 * @param venues the sessions that these declare
 */
record FeedLane(Lane lane, StoredFeed feed, ReferenceBook book, VenueCheck venues)
    implements Progress {

  @Override
  public boolean covers(SequenceNumber record) {
    return feed.state().position().covers(record);
  }

  FeedLane at(StoredFeed other) {
    return new FeedLane(lane, other, book, venues);
  }
}
