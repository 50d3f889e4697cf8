package dev.weir.verification.fakes;

import dev.weir.market.marks.FeedStore;
import dev.weir.market.marks.StoredFeed;
import dev.weir.stream.Lane;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One Region's feeds in memory. */
public final class FakeFeedStore implements FeedStore {

  private final Disturbance disturbance;
  private final Map<String, StoredFeed> feeds = new TreeMap<>();

  /** A table whose calls are disturbed. */
  public FakeFeedStore(Disturbance disturbance) {
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
  public Optional<StoredFeed> commit(Lane lane, StoredFeed next) {
    return disturbance.around("commit feed", () -> commitNext(lane, next));
  }

  private Optional<StoredFeed> commitNext(Lane lane, StoredFeed next) {
    var found = stored(lane);
    if (found.revision() != next.revision() - 1) {
      return Optional.of(found);
    }
    feeds.put(lane.key(), next);
    return Optional.empty();
  }

  /** What is stored, by the lanes' keys. */
  public Map<String, StoredFeed> all() {
    return Map.copyOf(feeds);
  }
}
