package dev.weir.producer;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Moves lines from an input through records to the sender. When the input pauses, as that of {@code
 * tail -f} does, the lines read so far are sent at once, even if the record is not full; when lines
 * trickle in without a pause, none is delayed for long.
 */
public final class LinePipe {

  private static final long LULL_MILLIS = 50;

  /** An alert must follow its line within a second. */
  private static final long MAX_WAIT_MILLIS = 200;

  private static final int READ_AHEAD = 4_096;

  private sealed interface LineRead {
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Line(long number, byte[] bytes) implements LineRead {}

    record End() implements LineRead {}

    record FailedRead(IOException cause) implements LineRead {}

    record BrokenReader(RuntimeException mistake) implements LineRead {}
  }

  private final Packing packing;
  private final Sender sender;
  private final RateLimiter pace;
  private final Runnable progress;
  private volatile boolean stopped;
  private volatile boolean ended;
  private volatile long lastTaken;
  // When the first unsent line was read; empty if there is none.
  private OptionalLong waitingSince = OptionalLong.empty();

  /**
   * Makes a pipe.
   *
   * @param progress runs after each record that is sent
   */
  public LinePipe(Packing packing, Sender sender, RateLimiter pace, Runnable progress) {
    this.packing = packing;
    this.sender = sender;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * Sends all lines, or those until {@link #stop}.
   *
   * @param name what messages call the input
   * @throws SendFault if the rest of the input can't be read; lines before are sent
   */
  public void run(LineSource input, String name) throws InterruptedException {
    var lines = new ArrayBlockingQueue<LineRead>(READ_AHEAD);
    var reader = Thread.ofVirtual().name("lines").start(() -> readInto(lines, input));
    try {
      pump(lines, name);
    } finally {
      reader.interrupt();
    }
  }

  /** Ends the run after the lines read so far. */
  public void stop() {
    stopped = true;
  }

  /**
   * Returns the first line of the input that is not in the stream, from 1; empty if all are.
   * Resending the input from that line leaves none out, although later lines may already be in the
   * stream.
   */
  public OptionalLong firstMissing() {
    return Stream.of(sender.firstOutstanding(), packing.firstWaiting(), firstUntaken())
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  private OptionalLong firstUntaken() {
    return ended ? OptionalLong.empty() : OptionalLong.of(lastTaken + 1);
  }

  private void pump(BlockingQueue<LineRead> lines, String name) throws InterruptedException {
    var goesOn = true;
    while (goesOn && !stopped) {
      goesOn = take(next(lines), name);
    }
    sendAll();
  }

  /**
   * Returns null when the lines read before have waited long enough. A line that is already
   * available needs no wait.
   */
  private LineRead next(BlockingQueue<LineRead> lines) throws InterruptedException {
    var read = lines.poll();
    return read != null ? read : lines.poll(leftToWait(System.nanoTime()), TimeUnit.MILLISECONDS);
  }

  private long leftToWait(long now) {
    var waited = waitingSince.isPresent() ? (now - waitingSince.getAsLong()) / 1_000_000 : 0;
    return Math.min(LULL_MILLIS, MAX_WAIT_MILLIS - waited);
  }

  /** Handles an item, or null for none; returns whether more may follow. */
  private boolean take(LineRead read, String name) throws InterruptedException {
    switch (read) {
      case null -> sendAll();
      case LineRead.Line(var number, var bytes) -> {
        pace.await(this::sendAll);
        sendIfClosed(number, bytes);
      }
      case LineRead.End() -> {
        ended = true;
        return false;
      }
      case LineRead.FailedRead(var cause) -> {
        sendAll();
        throw new SendFault(
            name + " can't be read any further: " + cause.getMessage(),
            "Send the rest once it is readable again.");
      }
      case LineRead.BrokenReader(var mistake) -> throw mistake;
    }
    return true;
  }

  private void sendIfClosed(long number, byte[] line) throws InterruptedException {
    if (waitingSince.isEmpty()) {
      waitingSince = OptionalLong.of(System.nanoTime());
    }
    var closed = packing.add(number, line);
    lastTaken = number;
    if (closed.isPresent()) {
      sender.send(closed.get());
      progress.run();
    }
  }

  private void sendAll() throws InterruptedException {
    var rest = packing.flush();
    if (rest.isPresent()) {
      sender.send(rest.get());
    }
    sender.flush();
    waitingSince = OptionalLong.empty();
  }

  private static void readInto(BlockingQueue<LineRead> lines, LineSource input) {
    try {
      try {
        var count = 0L;
        for (var line = input.next(); line.isPresent(); line = input.next()) {
          count++;
          lines.put(new LineRead.Line(input.number().orElse(count), line.get()));
        }
        lines.put(new LineRead.End());
      } catch (IOException e) {
        lines.put(new LineRead.FailedRead(e));
      } catch (RuntimeException e) {
        // Otherwise the pump would wait for lines forever.
        lines.put(new LineRead.BrokenReader(e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody takes lines any more
    }
  }
}
