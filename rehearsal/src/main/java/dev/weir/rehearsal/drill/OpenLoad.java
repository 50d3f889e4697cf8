package dev.weir.rehearsal.drill;

import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts a Region's ticks into its stream, each when it is due. The clock advances whether or not the
 * stream keeps up, so that a slow stream cannot slow down the load that measures it. Each symbol
 * has only one call in progress, so its ticks keep their order.
 *
 * <p>A tick that the stream does not accept is not put again, and one that could not be sent within
 * {@link #MAX_LATE} is not sent: a feed into a lost Region is lost, and the other Region's feed has
 * the same ticks.
 */
final class OpenLoad implements Runnable {

  /** How long after its due time a tick is still sent. */
  static final Duration MAX_LATE = Duration.ofSeconds(2);

  private static final int LANES = 4;
  private static final int MAX_BATCH = 100;
  private static final DueTick END = new DueTick(null, Instant.MAX);

  private record DueTick(Tick tick, Instant at) {

    /** Returns whether this is the end marker rather than a tick. */
    boolean isEnd() {
      return at.equals(Instant.MAX);
    }
  }

  private final Stream stream;
  private final Iterator<Tick> ticks;
  private final int perSecond;
  private final Instant start;
  private final LoadLog log;
  private final Consumer<Tick> acknowledged;
  private final List<BlockingQueue<DueTick>> lanes =
      IntStream.range(0, LANES)
          .<BlockingQueue<DueTick>>mapToObj(_ -> new LinkedBlockingQueue<>())
          .toList();
  private volatile boolean stopped;

  /**
   * Creates a load.
   *
   * @param start when the first tick is due
   * @param acknowledged receives each tick that the stream has accepted; called by several threads
   */
  OpenLoad(
      Stream stream,
      Iterator<Tick> ticks,
      int perSecond,
      Instant start,
      LoadLog log,
      Consumer<Tick> acknowledged) {
    this.stream = stream;
    this.ticks = ticks;
    this.perSecond = perSecond;
    this.start = start;
    this.log = log;
    this.acknowledged = acknowledged;
  }

  /** Ends the load; ticks that are already due are still sent. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var lane : lanes) {
        var _ = threads.submit(() -> send(lane));
      }
      try {
        offer();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        lanes.forEach(lane -> lane.add(END));
      }
    }
  }

  private void offer() throws InterruptedException {
    for (var number = 0L; ticks.hasNext() && !stopped; number++) {
      var due = start.plusNanos(number * 1_000_000_000L / perSecond);
      var pause = Duration.between(Instant.now(), due);
      if (pause.isPositive()) {
        Thread.sleep(pause);
      }
      var tick = ticks.next();
      lanes.get(Math.floorMod(tick.symbol().hashCode(), LANES)).add(new DueTick(tick, due));
    }
  }

  private Void send(BlockingQueue<DueTick> lane) throws InterruptedException {
    for (var batch = next(lane); !batch.isEmpty(); batch = next(lane)) {
      var latest = Instant.now().minus(MAX_LATE);
      var inTime = batch.stream().filter(due -> due.at().isAfter(latest)).toList();
      IntStream.range(0, batch.size() - inTime.size()).forEach(_ -> log.addRefused());
      if (!inTime.isEmpty()) {
        put(inTime);
      }
    }
    return null;
  }

  /**
   * Returns the due ticks, with at most one per symbol, because a call does not guarantee the order
   * of its records. Empty at the end.
   */
  private static List<DueTick> next(BlockingQueue<DueTick> lane) throws InterruptedException {
    var batch = new ArrayList<DueTick>();
    var symbols = new HashSet<String>();
    for (var due = lane.take(); !due.isEnd(); due = lane.remove()) {
      batch.add(due);
      symbols.add(due.tick().symbol());
      var following = lane.peek();
      if (following == null
          || following.isEnd()
          || symbols.contains(following.tick().symbol())
          || batch.size() == MAX_BATCH) {
        return batch;
      }
    }
    return batch;
  }

  private void put(List<DueTick> some) {
    var records =
        some.stream()
            .map(due -> new LineRecord(TickJson.write(due.tick()), 1, due.tick().symbol()))
            .toList();
    try {
      var answers = stream.put(records);
      for (var i = 0; i < some.size(); i++) {
        if (answers.get(i).placed().isPresent()) {
          log.addAcknowledged(some.get(i).at());
          acknowledged.accept(some.get(i).tick());
        } else {
          log.addRefused();
        }
      }
    } catch (SdkException e) {
      some.forEach(_ -> log.addRefused()); // the Region is out of reach
    }
  }
}
