package dev.weir.local.region;

import dev.weir.local.eventsource.Position;
import dev.weir.local.eventsource.StreamReader;
import java.util.List;

/**
 * Reads a stream for a Region, and stands still while the Region is lost. It reads without the
 * gateway between: polling is most of what an idle cloud does.
 */
public final class GatedReader implements StreamReader {

  private final StreamReader reader;
  private final RegionSwitch region;

  /** Reads what the other reads. */
  public GatedReader(StreamReader reader, RegionSwitch region) {
    this.reader = reader;
    this.region = region;
  }

  @Override
  public List<StreamShard> shards() {
    awaitRegion();
    return reader.shards();
  }

  @Override
  public ShardCursor open(String shardId, Position from) {
    awaitRegion();
    var cursor = reader.open(shardId, from);
    return limit -> {
      awaitRegion();
      return cursor.read(limit);
    };
  }

  private void awaitRegion() {
    try {
      region.awaitThere();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the Region was lost", e);
    }
  }
}
