package dev.weir.producer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Puts records in chunks that Kinesis accepts in one call, and resends throttled or failed ones
 * until they are in the stream. The totals can be read from another thread.
 *
 * <p>Records with the same partition key enter the stream in the order in which they were passed.
 * PutRecords does not guarantee that within a call, and a resent record would come after later
 * ones. Each call therefore contains at most one record per key, and the next one waits until it is
 * in the stream.
 */
public final class Sender {

  private static final int RECORDS_AT_ONCE = 500;
  private static final int BYTES_AT_ONCE = 5_000_000;
  private static final int MAX_TRIES = 12;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long MAX_PAUSE_MILLIS = 5_000;

  private final Stream stream;
  private final SenderPause pause;
  private final Placing placing;
  private final NavigableSet<Long> outstanding = new TreeSet<>();
  private List<LineRecord> waiting = new ArrayList<>();
  private final Map<String, BigInteger> highest = new HashMap<>();
  private int waitingBytes;
  private SentTotals totals = new SentTotals(0, 0, 0, 0);

  /** Waits; a test's implementation does not. */
  public interface SenderPause {
    /** Waits the given number of milliseconds. */
    void millis(long duration) throws InterruptedException;
  }

  /** Receives the places of records. */
  public interface Placing {
    /** Called for each record that is in the stream. */
    void placed(LineRecord record, Stream.Placed at);
  }

  /**
   * The totals so far.
   *
   * @param resent how many times a record was put again
   */
  public record SentTotals(long records, long lines, long bytes, long resent) {
    SentTotals plus(LineRecord record) {
      return new SentTotals(
          records + 1, lines + record.lines(), bytes + record.data().length, resent);
    }

    SentTotals plusResent(int more) {
      return new SentTotals(records, lines, bytes, resent + more);
    }
  }

  /** Creates a sender to a stream. */
  public Sender(Stream stream, SenderPause pause) {
    this(stream, pause, (_, _) -> {});
  }

  /** Sends to a stream, and says of each record where it is. */
  public Sender(Stream stream, SenderPause pause, Placing placing) {
    this.stream = stream;
    this.pause = pause;
    this.placing = placing;
  }

  /** Accepts a record, which is put when a chunk is full or on {@link #flush}. */
  public void send(LineRecord record) throws InterruptedException {
    taken(record);
    while (!waiting.isEmpty() && !hasRoomFor(record)) {
      putUntilIn(nextChunk());
    }
    waiting.add(record);
    waitingBytes += record.data().length;
  }

  private synchronized void taken(LineRecord record) {
    if (record.firstLine() > 0) {
      outstanding.add(record.firstLine());
    }
  }

  private boolean hasRoomFor(LineRecord record) {
    return waiting.size() < RECORDS_AT_ONCE && waitingBytes + record.data().length <= BYTES_AT_ONCE;
  }

  /** Puts all waiting records; returns when they are in the stream. */
  public void flush() throws InterruptedException {
    while (!waiting.isEmpty()) {
      putUntilIn(nextChunk());
    }
  }

  /** Removes the first waiting record of each partition key. */
  private List<LineRecord> nextChunk() {
    var keys = new HashSet<String>();
    var chunk = new ArrayList<LineRecord>();
    var rest = new ArrayList<LineRecord>();
    for (var record : waiting) {
      (keys.add(record.partitionKey()) ? chunk : rest).add(record);
    }
    waiting = rest;
    waitingBytes = rest.stream().mapToInt(record -> record.data().length).sum();
    return chunk;
  }

  private void putUntilIn(List<LineRecord> chunk) throws InterruptedException {
    var unsent = chunk;
    for (var tries = 1; !unsent.isEmpty(); tries++) {
      var answers = stream.put(unsent);
      var failed = new ArrayList<LineRecord>();
      for (var i = 0; i < answers.size(); i++) {
        note(unsent.get(i), answers.get(i), failed);
      }
      unsent = failed;
      pauseBeforeResending(unsent, answers, tries);
    }
  }

  private synchronized void note(
      LineRecord record, Stream.PutAnswer answer, List<LineRecord> failed) {
    if (answer.placed().isEmpty()) {
      failed.add(record);
      return;
    }
    var placed = answer.placed().get();
    highest.merge(placed.shard(), new BigInteger(placed.sequenceNumber()), BigInteger::max);
    totals = totals.plus(record);
    outstanding.remove(record.firstLine());
    placing.placed(record, placed);
  }

  private void pauseBeforeResending(
      List<LineRecord> unsent, List<Stream.PutAnswer> answers, int tries)
      throws InterruptedException {
    if (unsent.isEmpty()) {
      return;
    }
    if (tries >= MAX_TRIES) {
      throw new SendFault(
          "%d records were rejected %d times: %s"
              .formatted(unsent.size(), tries, firstFailure(answers)),
          "The load exceeds the stream's capacity: add shards, or lower the load (weir send"
              + " --rate).");
    }
    synchronized (this) {
      totals = totals.plusResent(unsent.size());
    }
    pause.millis(Math.min(MAX_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (tries - 1)));
  }

  private static String firstFailure(List<Stream.PutAnswer> answers) {
    return answers.stream()
        .filter(answer -> answer.placed().isEmpty())
        .map(Stream.PutAnswer::failure)
        .findFirst()
        .orElse("no reason given");
  }

  /** Returns the totals of the stream so far. */
  public synchronized SentTotals totals() {
    return totals;
  }

  /** Returns the first accepted line of the input that is not in the stream. */
  synchronized OptionalLong firstOutstanding() {
    return outstanding.isEmpty() ? OptionalLong.empty() : OptionalLong.of(outstanding.first());
  }

  /** The highest sequence number that was put to each shard. */
  public synchronized Map<String, BigInteger> highest() {
    return Map.copyOf(highest);
  }
}
