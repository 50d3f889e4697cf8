package dev.weir.client.rebuild;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.archive.ArchiveObject;
import dev.weir.client.CommandFault;
import dev.weir.engine.StreamHandler;
import dev.weir.events.envelope.LambdaKinesisEvent;
import dev.weir.events.envelope.LambdaKinesisEvent.EventEntry;
import dev.weir.stream.KinesisRecord;
import dev.weir.stream.LaneAttempts;
import dev.weir.stream.Shard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Passes archived records to a function's handler in the way that Lambda passes a stream's: in
 * batches of one shard, with their sequence numbers and arrival times, retrying from the first
 * unapplied record.
 *
 * <p>Unlike Lambda's processes, that of a command may end for reasons that are not a record's: an
 * operator, a machine that sleeps. So no start counts against a record. If a record exhausts the
 * process, the playback fails and names it, and only the operator can decide to quarantine it.
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

  private final Instances instances;
  private final String streamArn;
  private final PlaybackPause pause;
  private final Pace pace;
  private final Set<RecordPlace> unopened;
  private Optional<StreamHandler> handler = Optional.empty();
  private int alone;

  /** Starts an instance of the function. */
  @FunctionalInterface
  public interface Instances {

    /**
     * Returns a new instance.
     *
     * @param attempts what it is to believe about processes before it
     */
    StreamHandler start(LaneAttempts attempts);
  }

  /** Waits between two attempts. */
  @FunctionalInterface
  public interface PlaybackPause {

    /** Waits. */
    void of(Duration time) throws InterruptedException;
  }

  /**
   * Creates a playback to the instances of a function.
   *
   * @param streamArn the stream of the records
   * @param unopened records that are quarantined without being opened
   */
  public Playback(
      Instances instances,
      String streamArn,
      PlaybackPause pause,
      Pace pace,
      Set<RecordPlace> unopened) {
    this.instances = instances;
    this.streamArn = streamArn;
    this.pause = pause;
    this.pace = pace;
    this.unopened = Set.copyOf(unopened);
  }

  /**
   * Plays the next records one at a time, because an earlier run ended at them. If one of them ends
   * this process too, the position says which.
   */
  void carefully() {
    alone = BATCH_RECORDS;
  }

  /**
   * Plays records of an object until all are applied.
   *
   * @param records of the object, in order
   * @param progress receives the number of records that were applied, batch by batch
   * @throws CommandFault if several attempts apply nothing of a batch, or a record exhausts this
   *     process
   */
  public void play(ArchiveObject object, List<KinesisRecord> records, IntConsumer progress)
      throws InterruptedException {
    var next = 0;
    var standstills = 0;
    while (next < records.size()) {
      var batch = records.subList(next, endOfBatch(object, records, next));
      pace.await(batch.size());
      var applied = invoke(object, batch);
      if (applied.isPresent()) {
        standstills = applied.get() == 0 ? standstills + 1 : 0;
        if (standstills > 0) {
          waitOrFail(standstills, records.get(next));
        }
        next += applied.get();
        alone = Math.max(0, alone - applied.get());
        progress.accept(applied.get());
      } else if (batch.size() == 1) {
        throw exhausted(placeOf(object, batch.getFirst()));
      } else {
        alone = batch.size();
      }
    }
  }

  private static RecordPlace placeOf(ArchiveObject object, KinesisRecord record) {
    return new RecordPlace(new Shard(object.shard()), record.sequenceNumber());
  }

  private static CommandFault exhausted(RecordPlace record) {
    return new CommandFault(
        "The record " + record + " needs more memory than this process has",
        "Nothing was quarantined, and everything before it is applied. Run the same command with"
            + " --quarantine "
            + record
            + " to continue without opening the record.");
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

  private int endOfBatch(ArchiveObject object, List<KinesisRecord> records, int from) {
    if (alone > 0 || unopened.contains(placeOf(object, records.get(from)))) {
      return from + 1;
    }
    var most = Math.min(BATCH_RECORDS, pace.burst());
    var end = from;
    var bytes = 0L;
    while (end < records.size() && end - from < most) {
      bytes += records.get(end).data().length;
      if (end > from
          && (bytes > BATCH_BYTES || unopened.contains(placeOf(object, records.get(end))))) {
        break;
      }
      end++;
    }
    return end;
  }

  /**
   * Invokes the function; returns how many records were applied, counted from the first, or nothing
   * if the instance died.
   */
  private Optional<Integer> invoke(ArchiveObject object, List<KinesisRecord> records) {
    try {
      var answer = new ByteArrayOutputStream();
      var end = System.nanoTime() + TIMEOUT.toNanos();
      instanceFor(object, records)
          .invoke(
              new ByteArrayInputStream(event(object, records)),
              answer,
              () -> Duration.ofNanos(end - System.nanoTime()),
              "rebuild");
      return Optional.of(applied(answer.toByteArray(), records));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory: cannot fail
    } catch (OutOfMemoryError | StackOverflowError e) {
      handler = Optional.empty(); // it may have stopped anywhere, as if the process had died
      return Optional.empty();
    }
  }

  private StreamHandler instanceFor(ArchiveObject object, List<KinesisRecord> records) {
    if (unopened.contains(placeOf(object, records.getFirst()))) {
      return instances.start(LaneAttempts.ALL_KILLED);
    }
    if (handler.isEmpty()) {
      handler = Optional.of(instances.start(LaneAttempts.UNCOUNTED));
    }
    return handler.get();
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
