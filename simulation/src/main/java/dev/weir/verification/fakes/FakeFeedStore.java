package dev.weir.verification.fakes;

import dev.weir.engine.CommitResult;
import dev.weir.market.marks.commit.FeedStore;
import dev.weir.market.marks.commit.StoredFeed;
import dev.weir.stream.Lane;
import dev.weir.testkit.CallDisturbance;
import java.util.Map;
import java.util.TreeMap;

/** One Region's feeds in memory. */
public final class FakeFeedStore implements FeedStore {

  private final CallDisturbance disturbance;
  private final Map<String, StoredFeed> feeds = new TreeMap<>();

  /** Creates a table whose calls are disturbed. */
  public FakeFeedStore(CallDisturbance disturbance) {
    this.disturbance = disturbance;
  }

  @Override
  public StoredFeed read(Lane lane) {
    return disturbance.around("read feed", () -> stored(lane));
  }

  private StoredFeed stored(Lane lane) {
    return feeds.getOrDefault(lane.key(), StoredFeed.NONE);
  }

  @Override
  public CommitResult<StoredFeed> commit(Lane lane, StoredFeed next) {
    return disturbance.around("commit feed", () -> commitNext(lane, next));
  }

  private CommitResult<StoredFeed> commitNext(Lane lane, StoredFeed next) {
    var found = stored(lane);
    if (found.revision() != next.revision() - 1) {
      return new CommitResult.Conflict<>(found);
    }
    feeds.put(lane.key(), next);
    return new CommitResult.Committed<>(next);
  }

  /** Returns the stored feeds, by the lanes' keys. */
  public Map<String, StoredFeed> all() {
    return Map.copyOf(feeds);
  }
}
