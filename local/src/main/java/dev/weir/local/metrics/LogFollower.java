package dev.weir.local.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of a function, to which its processes append, and passes on each complete line.
 */
public final class LogFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final long PAUSE_MILLIS = 200;
  private static final int MAX_AT_ONCE = 1 << 16;

  private final Path log;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private final Thread thread;
  private volatile boolean closed;
  private long position;

  private LogFollower(Path log, Consumer<String> lines) throws IOException {
    this.log = log;
    this.lines = lines;
    // An earlier cloud's lines are not this one's.
    position = Files.exists(log) ? Files.size(log) : 0;
    thread = Thread.ofVirtual().name("follow " + log.getFileName()).start(this::run);
  }

  /** Follows a file from its present end on; it need not exist yet. */
  public static LogFollower follow(Path log, Consumer<String> lines) throws IOException {
    return new LogFollower(log, lines);
  }

  private void run() {
    try {
      while (!closed) {
        if (!readOn()) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("Metrics are no longer read: log={}", log, e);
    }
  }

  private boolean readOn() throws IOException {
    if (!Files.exists(log) || Files.size(log) <= position) {
      return false;
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(position);
      var bytes = new byte[MAX_AT_ONCE];
      var read = file.read(bytes);
      for (var i = 0; i < read; i++) {
        take(bytes[i]);
      }
      position += Math.max(0, read);
    }
    return true;
  }

  private void take(byte next) {
    if (next == '\n') {
      lines.accept(partial.toString(StandardCharsets.UTF_8));
      partial.reset();
    } else {
      partial.write(next);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
