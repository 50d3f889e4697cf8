package dev.weir.rehearsal.drill;

import dev.weir.events.envelope.KplAggregate;
import dev.weir.events.market.Tick;
import dev.weir.events.market.TickJson;
import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts a Region's ticks into its stream, each when it is due, those of a tenth of a second in one
 * record, as a producer packs them. The clock advances whether or not the stream keeps up, so that
 * a slow stream cannot slow down the load that measures it. One call is in progress at a time, so
 * the ticks keep their order.
 *
 * <p>A tick that the stream does not accept is not put again, and one that could not be sent within
 * {@link #MAX_LATE} is not sent: a feed into a lost Region is lost, and the other Region's feed has
 * the same ticks.
 */
final class OpenLoad implements Runnable {

  /** How long after its due time a tick is still sent. */
  static final Duration MAX_LATE = Duration.ofSeconds(2);

  /** From the first tick of a record to the call: what a producer's lingering saves in calls. */
  private static final Duration LINGER = Duration.ofMillis(100);

  private static final int MAX_BATCH = 100;

  /** Of all records: a stream of several shards gets them in order, too, in one of its shards. */
  private static final String KEY = "drill";

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
  private final BlockingQueue<DueTick> due = new LinkedBlockingQueue<>();
  private volatile boolean stopped;

  /**
   * Creates a load.
   *
   * @param start when the first tick is due
   * @param acknowledged receives each tick that the stream has accepted, in order
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
      var _ = threads.submit(this::send);
      try {
        offer();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        due.add(END);
      }
    }
  }

  private void offer() throws InterruptedException {
    for (var number = 0L; ticks.hasNext() && !stopped; number++) {
      var at = start.plusNanos(number * 1_000_000_000L / perSecond);
      var pause = Duration.between(Instant.now(), at);
      if (pause.isPositive()) {
        Thread.sleep(pause);
      }
      due.add(new DueTick(ticks.next(), at));
    }
  }

  private Void send() throws InterruptedException {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      var latest = Instant.now().minus(MAX_LATE);
      var inTime = batch.stream().filter(tick -> tick.at().isAfter(latest)).toList();
      IntStream.range(0, batch.size() - inTime.size()).forEach(_ -> log.addRefused());
      if (!inTime.isEmpty()) {
        put(inTime);
      }
    }
    return null;
  }

  /**
   * Returns the due ticks, of a tenth of a second or of the last call's duration. Empty at the end.
   */
  private List<DueTick> next() throws InterruptedException {
    var batch = new ArrayList<DueTick>();
    var first = due.take();
    if (first.isEnd()) {
      return batch;
    }
    batch.add(first);
    var lingering = Duration.between(Instant.now(), first.at().plus(LINGER));
    if (lingering.isPositive()) {
      Thread.sleep(lingering);
    }
    for (var next = due.peek();
        next != null && !next.isEnd() && batch.size() < MAX_BATCH;
        next = due.peek()) {
      batch.add(due.remove());
    }
    return batch;
  }

  private void put(List<DueTick> some) {
    var packed = new KplAggregate();
    some.forEach(each -> packed.add(each.tick().symbol(), TickJson.write(each.tick())));
    try {
      var answer = stream.put(List.of(new LineRecord(packed.toBytes(), some.size(), KEY)));
      var accepted = answer.getFirst().placed().isPresent();
      for (var each : some) {
        if (accepted) {
          log.addAcknowledged(each.at());
          acknowledged.accept(each.tick());
        } else {
          log.addRefused();
        }
      }
    } catch (SdkException e) {
      some.forEach(_ -> log.addRefused()); // the Region is out of reach
    }
  }
}
