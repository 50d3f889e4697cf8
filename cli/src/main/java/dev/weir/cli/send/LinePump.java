package dev.weir.cli.send;

import dev.weir.cli.CommandFault;
import dev.weir.cli.input.LineSource;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Moves lines from an input into records and on to the sender. Where the input pauses, as that of
 * {@code tail -f} does, what was read is sent at once, also if a record is not full.
 */
final class LinePump {

  private static final long LULL_MILLIS = 50;
  private static final int READ_AHEAD = 4_096;

  private sealed interface Read {
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Line(byte[] bytes) implements Read {}

    record End() implements Read {}

    record Failed(IOException cause) implements Read {}

    record Broken(RuntimeException mistake) implements Read {}
  }

  private final Packing packing;
  private final Sender sender;
  private final Pace pace;
  private final Runnable progress;
  private volatile boolean stopped;

  LinePump(Packing packing, Sender sender, Pace pace, Runnable progress) {
    this.packing = packing;
    this.sender = sender;
    this.pace = pace;
    this.progress = progress;
  }

  /** Sends all lines, or those until {@link #stop}. */
  void run(LineSource input, String name) throws InterruptedException {
    var lines = new ArrayBlockingQueue<Read>(READ_AHEAD);
    var reader = Thread.ofVirtual().name("lines").start(() -> readInto(lines, input));
    try {
      pump(lines, name);
    } finally {
      reader.interrupt();
    }
  }

  /** Ends the run after what was read so far. */
  void stop() {
    stopped = true;
  }

  private void pump(BlockingQueue<Read> lines, String name) throws InterruptedException {
    var goesOn = true;
    while (goesOn && !stopped) {
      goesOn = take(lines.poll(LULL_MILLIS, TimeUnit.MILLISECONDS), name);
    }
    sendAll();
  }

  /** Deals with what was read, null for nothing; returns whether more may come. */
  private boolean take(Read read, String name) throws InterruptedException {
    switch (read) {
      case null -> sendAll();
      case Read.Line(var bytes) -> {
        pace.await(this::sendAll);
        sendIfClosed(bytes);
      }
      case Read.End() -> {
        return false;
      }
      case Read.Failed(var cause) -> {
        sendAll();
        throw new CommandFault(
            name + " can't be read on: " + cause.getMessage(),
            "What was read before is sent; send the rest again once it can be read.");
      }
      case Read.Broken(var mistake) -> throw mistake;
    }
    return true;
  }

  private void sendIfClosed(byte[] line) throws InterruptedException {
    var closed = packing.add(line);
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
  }

  private static void readInto(BlockingQueue<Read> lines, LineSource input) {
    try {
      try {
        for (var line = input.next(); line.isPresent(); line = input.next()) {
          lines.put(new Read.Line(line.get()));
        }
        lines.put(new Read.End());
      } catch (IOException e) {
        lines.put(new Read.Failed(e));
      } catch (RuntimeException e) {
        // Else the pump would wait for lines for ever.
        lines.put(new Read.Broken(e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody takes lines any more
    }
  }
}
