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
 * Puts records in chunks that Kinesis takes at once, and those that were throttled or failed again
 * until they are in. Safe to be asked for its totals from another thread.
 *
 * <p>Records with the same partition key come into the stream in the order in which they are given.
 * PutRecords does not promise that within a call, and a record that is put again would come after
 * later ones: so a call holds one record of a key at most, and the next one waits until it is in.
 */
public final class Sender {

  private static final int RECORDS_AT_ONCE = 500;
  private static final int BYTES_AT_ONCE = 5_000_000;
  private static final int MAX_TRIES = 12;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long MAX_PAUSE_MILLIS = 5_000;

  private final Stream stream;
  private final Pause pause;
  private final Placing placing;
  private final NavigableSet<Long> outstanding = new TreeSet<>();
  private List<LineRecord> waiting = new ArrayList<>();
  private final Map<String, BigInteger> highest = new HashMap<>();
  private int waitingBytes;
  private Totals totals = new Totals(0, 0, 0, 0);

  /** Waits; a test's does not. */
  public interface Pause {
    /** Waits some milliseconds. */
    void millis(long duration) throws InterruptedException;
  }

  /** Takes note of where records are. */
  public interface Placing {
    /** Takes note of one that is in the stream. */
    void placed(LineRecord record, Stream.Placed at);
  }

  /**
   * What was put so far.
   *
   * @param resent of the records, how often one was put again
   */
  public record Totals(long records, long lines, long bytes, long resent) {
    Totals plus(LineRecord record) {
      return new Totals(records + 1, lines + record.lines(), bytes + record.data().length, resent);
    }

    Totals plusResent(int more) {
      return new Totals(records, lines, bytes, resent + more);
    }
  }

  /** Sends to a stream. */
  public Sender(Stream stream, Pause pause) {
    this(stream, pause, (_, _) -> {});
  }

  /** Sends to a stream, and says of each record where it is. */
  public Sender(Stream stream, Pause pause, Placing placing) {
    this.stream = stream;
    this.pause = pause;
    this.placing = placing;
  }

  /** Takes a record; it is put when a chunk is full, or with {@link #flush}. */
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

  /** Puts what waits; returns when all of it is in the stream. */
  public void flush() throws InterruptedException {
    while (!waiting.isEmpty()) {
      putUntilIn(nextChunk());
    }
  }

  /** Takes the first record of each partition key out of those that wait. */
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

  private synchronized void note(LineRecord record, Stream.Answer answer, List<LineRecord> failed) {
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

  private void pauseBeforeResending(List<LineRecord> unsent, List<Stream.Answer> answers, int tries)
      throws InterruptedException {
    if (unsent.isEmpty()) {
      return;
    }
    if (tries >= MAX_TRIES) {
      throw new SendFault(
          "%d records were refused %d times: %s"
              .formatted(unsent.size(), tries, firstFailure(answers)),
          "The stream takes less than is sent: give it more shards, or send slower (weir send"
              + " --rate).");
    }
    synchronized (this) {
      totals = totals.plusResent(unsent.size());
    }
    pause.millis(Math.min(MAX_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (tries - 1)));
  }

  private static String firstFailure(List<Stream.Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.placed().isEmpty())
        .map(Stream.Answer::failure)
        .findFirst()
        .orElse("no reason given");
  }

  /** What is in the stream so far. */
  public synchronized Totals totals() {
    return totals;
  }

  /** The first line of the input that was given to be sent and is not in the stream. */
  synchronized OptionalLong firstOutstanding() {
    return outstanding.isEmpty() ? OptionalLong.empty() : OptionalLong.of(outstanding.first());
  }

  /** The highest sequence number that was put to each shard. */
  public synchronized Map<String, BigInteger> highest() {
    return Map.copyOf(highest);
  }
}
