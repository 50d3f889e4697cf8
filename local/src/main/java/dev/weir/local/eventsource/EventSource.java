package dev.weir.local.eventsource;

import dev.weir.local.eventsource.EventSourceLoop.Ports;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A Lambda event source mapping on a Kinesis stream or on the stream of a table: reads every shard
 * and invokes a function with batches of records, as Lambda does.
 *
 * <p>Delivery is at least once. A batch holds records of one shard, in order the first time. After
 * any failure of its batch a record is delivered again, from the first record that the function did
 * not confirm, and possibly cut differently. A shard's children begin when all its records are
 * processed.
 *
 * <p>A stream is read once per second and shard, the stream of a table four times, and both without
 * a pause while much is left. For a stream consumer (enhanced fan-out) it is read shortly after
 * records are announced, so that a record waits about as long as it would under a push. {@link
 * Polling} says more.
 *
 * <p>A record whose event alone is larger than Lambda's payload limit can never be delivered. It is
 * given up at once, and described at the on-failure destination as {@code RetryAttemptsExhausted}
 * without an invocation.
 *
 * <p>It keeps its place in memory only: after a restart it begins at its starting position.
 */
public final class EventSource implements AutoCloseable {
  private static final Duration MAX_STOP = Duration.ofSeconds(5);

  private final EventSourceLoop loop;
  private final Work<MappingEvent> work;
  private final Thread thread;

  private EventSource(MappingSettings settings, EventSourceLoop loop, Work<MappingEvent> work) {
    this.loop = loop;
    this.work = work;
    this.thread =
        Thread.ofVirtual().name("event source of " + settings.functionArn()).unstarted(this::run);
  }

  /**
   * Starts to read a stream. When it returns, the starting position LATEST is fixed: later records
   * are delivered.
   *
   * @param reader of the mapping's stream
   * @param onFailure see {@link FailureDestinations#of}
   * @param iteratorAges receives the age of the last record of each batch that is passed to the
   *     function
   * @param polling how often it looks for records
   * @throws InvalidMappingException if the mapping's source is neither a Kinesis stream or consumer
   *     nor a table's stream, or does not exist
   */
  public static EventSource start(
      MappingSettings settings,
      StreamReader reader,
      FunctionInvoker function,
      FailureDestination onFailure,
      Consumer<Duration> iteratorAges,
      Polling polling) {
    var ports = new Ports(reader, function, onFailure, iteratorAges);
    return start(settings, ports, polling, InstantSource.system());
  }

  static EventSource start(
      MappingSettings settings, Ports ports, Polling polling, InstantSource clock) {
    var work = new ThreadedWork<MappingEvent>(clock);
    var format = format(settings);
    var pacing = new SourcePauses(new Backoff(RandomGenerator.getDefault()), polling);
    var source =
        new EventSource(settings, new EventSourceLoop(settings, format, ports, work, pacing), work);
    source.loop.takeUp();
    source.thread.start();
    return source;
  }

  static EventFormat format(MappingSettings settings) {
    return switch (settings.kind()) {
      case KINESIS -> new KinesisEventFormat(settings.eventSourceArn());
      case TABLE -> new DynamoDbEventFormat(settings.eventSourceArn(), settings.region());
      case UNKNOWN ->
          throw new InvalidMappingException(
              List.of("EventSourceArn must be a Kinesis stream or consumer, or a table's stream"));
    };
  }

  /**
   * Announces new records of the stream. May be called from any thread.
   *
   * @param shardIds of the shards that have them; none if that is not known
   */
  public void announce(Set<String> shardIds) {
    loop.announce(shardIds);
  }

  /** Returns the present status. May be called from any thread, also after {@link #close}. */
  public EventSourceStatus status() {
    return loop.status();
  }

  /**
   * Stops reading and invoking. Invocations in flight are interrupted: their records count as not
   * confirmed. Returns within a few seconds.
   */
  @Override
  public void close() {
    loop.close();
    try {
      thread.join(MAX_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      work.close();
    }
  }

  /** Waits until it has stopped. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      loop.stoppedBy(e);
    }
  }
}
