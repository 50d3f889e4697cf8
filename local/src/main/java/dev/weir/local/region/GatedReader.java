package dev.weir.local.region;

import dev.weir.local.eventsource.ReadPosition;
import dev.weir.local.eventsource.StreamReader;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a stream for a Region, and pauses while the Region is lost; the stream of a replica also
 * while the Region is cut off from the others. Records read while that happened are withheld until
 * it is over. It bypasses the gateway, because polling is most of the work of an idle cloud. A
 * shard that has returned nothing for a while is read less often, because several Regions have many
 * shards.
 */
public final class GatedReader implements StreamReader {

  /** About two seconds of short pauses without a record. */
  private static final int IDLE_AFTER = 80;

  /** From one idle read to the next, about the duration of a slow push. */
  private static final Duration REST = Duration.ofMillis(100);

  private final StreamReader reader;
  private final RegionSwitch region;
  private final Predicate<RegionFaultState> stops;

  private GatedReader(StreamReader reader, RegionSwitch region, Predicate<RegionFaultState> stops) {
    this.reader = reader;
    this.region = region;
    this.stops = stops;
  }

  /** Reads a stream of the Region itself, which stops with the Region. */
  public static GatedReader regional(StreamReader reader, RegionSwitch region) {
    return new GatedReader(reader, region, RegionFaultState::lost);
  }

  /** Reads the stream of a replica of a table that is strongly consistent over Regions. */
  public static GatedReader replica(StreamReader reader, RegionSwitch region) {
    return new GatedReader(reader, region, RegionFaultState::isolated);
  }

  @Override
  public List<StreamShard> shards() {
    awaitRegion();
    return reader.shards();
  }

  @Override
  public ShardCursor open(String shardId, ReadPosition from) {
    awaitRegion();
    var cursor = reader.open(shardId, from);
    return new RestingCursor(cursor);
  }

  private final class RestingCursor implements ShardCursor {
    private final ShardCursor cursor;
    private int emptyReads;
    private long lastRead;

    private RestingCursor(ShardCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public Page read(int limit) {
      awaitRegion();
      if (emptyReads > IDLE_AFTER) {
        restUntil(lastRead + REST.toNanos());
      }
      var page = cursor.read(limit);
      lastRead = System.nanoTime();
      awaitRegion();
      emptyReads = page.records().isEmpty() ? emptyReads + 1 : 0;
      return page;
    }
  }

  private static void restUntil(long nanoTime) {
    try {
      // A pause that is long enough already is not extended.
      Thread.sleep(Duration.ofNanos(nanoTime - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted between two reads", e);
    }
  }

  private void awaitRegion() {
    try {
      region.awaitNot(stops);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the stream of the Region stood still", e);
    }
  }
}
