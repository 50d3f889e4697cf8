package dev.weir.market.marks;

import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.market.marks.decide.FeedState;
import dev.weir.stream.Lane;
import dev.weir.stream.ShardMap;
import java.util.Optional;

/** The feed of the lane that this instance applied last, which usually has the next batch, too. */
final class KnownFeed {

  private final FeedStore feeds;
  private final ShardMap shards;
  private Optional<Lane> lane = Optional.empty();
  private StoredFeed feed = StoredFeed.NONE;

  KnownFeed(FeedStore feeds, ShardMap shards) {
    this.feeds = feeds;
    this.shards = shards;
  }

  StoredFeed of(Lane wanted) {
    return lane.filter(wanted::equals).isPresent() ? feed : begun(wanted);
  }

  /**
   * Returns the stored feed of a lane; for a new lane, the state inherited from its shard's
   * parents. The event source delivers a shard's records only after its parents' were applied.
   */
  private StoredFeed begun(Lane wanted) {
    var stored = feeds.read(wanted);
    if (stored.revision() > 0) {
      return stored;
    }
    var parents =
        shards.parentsOf(wanted.shard()).stream()
            .map(parent -> begun(wanted.of(parent)).state())
            .toList();
    return new StoredFeed(0, FeedState.after(parents));
  }

  void remember(Lane known, StoredFeed stored) {
    lane = Optional.of(known);
    feed = stored;
  }

  void forget() {
    lane = Optional.empty();
  }
}
