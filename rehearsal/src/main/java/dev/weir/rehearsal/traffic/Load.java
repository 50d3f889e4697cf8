package dev.weir.rehearsal.traffic;

import dev.weir.producer.LineRecord;
import dev.weir.producer.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts records into a stream at a rate until it is stopped, several at once in each period. Records
 * that the stream refuses are counted and not put again, so that the load shows a producer's view.
 *
 * <p>It runs on one thread; other threads may read its counts and stop it.
 */
public final class Load implements Runnable {

  /** The maximum number of records in a call to Kinesis. */
  private static final int MAX_AT_ONCE = 500;

  private final Stream stream;
  private final Function<Instant, LineRecord> records;
  private final int perSecond;
  private final Duration period;
  private final InstantSource clock;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile String lastRefusal = "";
  private volatile boolean stopped;

  /**
   * Creates a load without starting it.
   *
   * @param records makes the next record, given its time
   * @param perSecond records, from 1
   * @param period between two calls that put some; a longer one makes larger batches
   */
  public Load(
      Stream stream,
      Function<Instant, LineRecord> records,
      int perSecond,
      Duration period,
      InstantSource clock) {
    this.stream = stream;
    this.records = records;
    this.perSecond = perSecond;
    this.period = period;
    this.clock = clock;
  }

  /** Returns how many records the stream has accepted. */
  public long taken() {
    return taken.get();
  }

  /** Returns how many records the stream has refused. */
  public long refused() {
    return refused.get();
  }

  /** Returns the reason for the last refusal; empty if there was none. */
  public String lastRefusal() {
    return lastRefusal;
  }

  /** Ends the load after the put in progress. */
  public void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    var begun = System.nanoTime();
    var made = 0L;
    try {
      for (var round = 1L; !stopped; round++) {
        var due = perSecond * period.multipliedBy(round).toMillis() / 1000;
        while (made < due && !stopped) {
          var some = (int) Math.min(MAX_AT_ONCE, due - made);
          put(some);
          made += some;
        }
        awaitEndOf(round, begun);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopped by force
    }
  }

  private void awaitEndOf(long round, long begun) throws InterruptedException {
    var wait = period.multipliedBy(round).toNanos() - (System.nanoTime() - begun);
    if (wait > 0) {
      Thread.sleep(Duration.ofNanos(wait));
    }
  }

  private void put(int number) {
    var some = new ArrayList<LineRecord>();
    for (var i = 0; i < number; i++) {
      some.add(records.apply(clock.instant()));
    }
    try {
      count(stream.put(List.copyOf(some)));
    } catch (SdkException e) {
      refused.addAndGet(number);
      lastRefusal = e.getMessage();
    }
  }

  private void count(List<Stream.PutAnswer> answers) {
    for (var answer : answers) {
      if (answer.placed().isPresent()) {
        taken.incrementAndGet();
      } else {
        refused.incrementAndGet();
        lastRefusal = answer.failure();
      }
    }
  }
}
