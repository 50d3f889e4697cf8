package dev.weir.client.rebuild;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.archive.ArchiveObject;
import dev.weir.client.CommandFault;
import dev.weir.engine.StreamHandler;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import dev.weir.stream.KinesisRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes archived records to a function's handler in the way that Lambda passes a stream's: in
 * batches of one shard, with their sequence numbers and arrival times, retrying from the first
 * unapplied record.
 */
public final class Playback {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH_RECORDS = 1_000;
  private static final int BATCH_BYTES = 4 * 1024 * 1024;
  // With a pause that doubles after each, so that a throttling table has minutes to recover.
  private static final int MAX_STANDSTILLS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  // As long as an invocation has on Lambda.
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final StreamHandler handler;
  private final String streamArn;
  private final PlaybackPause pause;

  /** Waits between two attempts. */
  @FunctionalInterface
  public interface PlaybackPause {

    /** Waits. */
    void of(Duration time) throws InterruptedException;
  }

  /**
   * Creates a playback to a handler.
   *
   * @param streamArn the stream of the records
   */
  public Playback(StreamHandler handler, String streamArn, PlaybackPause pause) {
    this.handler = handler;
    this.streamArn = streamArn;
    this.pause = pause;
  }

  /**
   * Plays records of an object until all are applied.
   *
   * @param records of the object, in order
   * @throws CommandFault if several attempts apply nothing of a batch
   */
  public void play(ArchiveObject object, List<KinesisRecord> records) throws InterruptedException {
    var next = 0;
    var standstills = 0;
    while (next < records.size()) {
      var end = endOfBatch(records, next);
      var applied = invoke(object, records.subList(next, end));
      standstills = applied == 0 ? standstills + 1 : 0;
      if (standstills > 0) {
        waitOrFail(standstills, records.get(next));
      }
      next += applied;
    }
  }

  private void waitOrFail(int standstills, KinesisRecord record) throws InterruptedException {
    if (standstills == MAX_STANDSTILLS) {
      throw new CommandFault(
          "Record " + record.sequenceNumber() + " was not applied in " + standstills + " attempts",
          "The warnings above state the cause. Once it is fixed, run the same command to continue"
              + " here.");
    }
    var time = FIRST_PAUSE.multipliedBy(1L << (standstills - 1));
    pause.of(time.compareTo(LONGEST_PAUSE) < 0 ? time : LONGEST_PAUSE);
  }

  private static int endOfBatch(List<KinesisRecord> records, int from) {
    var end = from;
    var bytes = 0L;
    while (end < records.size() && end - from < BATCH_RECORDS) {
      bytes += records.get(end).data().length;
      if (bytes > BATCH_BYTES && end > from) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Invokes the handler; returns how many records were applied, counted from the first. */
  private int invoke(ArchiveObject object, List<KinesisRecord> records) {
    try {
      var answer = new ByteArrayOutputStream();
      var end = System.nanoTime() + TIMEOUT.toNanos();
      handler.invoke(
          new ByteArrayInputStream(event(object, records)),
          answer,
          () -> Duration.ofNanos(end - System.nanoTime()),
          "rebuild");
      return applied(answer.toByteArray(), records);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: cannot fail
    }
  }

  private byte[] event(ArchiveObject object, List<KinesisRecord> records) throws IOException {
    var entries = new ArrayList<EventEntry>();
    for (var record : records) {
      entries.add(
          new EventEntry(
              record.sequenceNumber().digits(),
              record.partitionKey(),
              record.arrivedAt(),
              record.data()));
    }
    var bytes = new ByteArrayOutputStream();
    new LambdaKinesisEvent(streamArn, object.shard(), entries).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static int applied(byte[] answer, List<KinesisRecord> records) throws IOException {
    var failures = JSON.readTree(answer).path("batchItemFailures");
    if (failures.isEmpty()) {
      return records.size();
    }
    var from = failures.get(0).path("itemIdentifier").asText();
    for (var index = 0; index < records.size(); index++) {
      if (records.get(index).sequenceNumber().digits().equals(from)) {
        return index;
      }
    }
    return 0;
  }
}
