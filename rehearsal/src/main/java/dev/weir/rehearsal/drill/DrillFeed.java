package dev.weir.rehearsal.drill;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.KinesisStream;
import dev.weir.client.send.LineRecord;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts a Region's ticks into its stream, some each tenth of a second. What the stream does not take
 * is not put again: a feed into a Region that is lost is lost, and the other Region's has the same.
 */
final class DrillFeed implements Runnable {

  private static final int BATCHES_A_SECOND = 10;

  private final Cloud region;
  private final Iterator<Tick> ticks;
  private final int batch;
  private final Consumer<Tick> acknowledged;
  private volatile long refused;
  private volatile boolean stopped;

  /**
   * A feed.
   *
   * @param acknowledged gets each tick that the stream has taken
   */
  DrillFeed(Cloud region, Iterator<Tick> ticks, int perSecond, Consumer<Tick> acknowledged) {
    this.region = region;
    this.ticks = ticks;
    batch = Math.max(1, perSecond / BATCHES_A_SECOND);
    this.acknowledged = acknowledged;
  }

  /** How many the stream did not take. */
  long refused() {
    return refused;
  }

  /** Ends it after the ticks that it is putting. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try (var kinesis = region.kinesis()) {
      var stream = new KinesisStream(kinesis, region.output("MarketStreamName"));
      var next = System.nanoTime();
      while (ticks.hasNext() && !stopped) {
        put(stream, nextBatch());
        next += 1_000_000_000L / BATCHES_A_SECOND;
        var pause = (next - System.nanoTime()) / 1_000_000;
        if (pause > 0) {
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Tick> nextBatch() {
    var some = new ArrayList<Tick>();
    while (ticks.hasNext() && some.size() < batch) {
      some.add(ticks.next());
    }
    return some;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread puts; others only look.
  private void put(KinesisStream stream, List<Tick> some) {
    // One after the other: a call of several promises no order within a symbol.
    for (var tick : some) {
      try {
        var answer =
            stream.put(List.of(new LineRecord(TickJson.write(tick), 1, tick.symbol()))).getFirst();
        if (answer.placed().isPresent()) {
          acknowledged.accept(tick);
        } else {
          refused++;
        }
      } catch (SdkException e) {
        refused++; // the Region is out of reach, which is what the drill is about
      }
    }
  }
}
