package dev.weir.rehearsal.traffic;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.send.SendTarget;
import dev.weir.producer.KinesisStream;
import dev.weir.producer.LineRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** A load on a pipeline's stream that runs until it is closed. */
public final class RunningLoad implements AutoCloseable {

  private static final Duration MAX_CALL = Duration.ofSeconds(10);

  private final KinesisClient kinesis;
  private final Load load;
  private final Thread thread;

  private RunningLoad(KinesisClient kinesis, Load load) {
    this.kinesis = kinesis;
    this.load = load;
    thread = Thread.ofVirtual().name("load").start(load);
  }

  /**
   * Starts a load.
   *
   * @param records makes the next record, given its time; called by one thread
   * @param perSecond records, from 1
   * @param period between two calls that put some
   */
  public static RunningLoad start(
      Cloud cloud,
      SendTarget pipeline,
      Function<Instant, LineRecord> records,
      int perSecond,
      Duration period) {
    var name = cloud.output(pipeline.streamName());
    var kinesis = cloud.kinesis();
    var stream = new KinesisStream(kinesis, name);
    return new RunningLoad(
        kinesis, new Load(stream, records, perSecond, period, InstantSource.system()));
  }

  /** Returns the current counts. */
  public Load counts() {
    return load;
  }

  /** Ends the load after the call in progress, and returns the counts. */
  public Load end() {
    load.stop();
    try {
      if (!thread.join(MAX_CALL)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    return load;
  }

  /** Ends the load like {@link #end}. */
  @Override
  public void close() {
    try {
      end();
    } finally {
      kinesis.close();
    }
  }
}
