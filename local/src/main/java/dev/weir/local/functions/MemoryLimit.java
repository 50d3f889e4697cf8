package dev.weir.local.functions;

import dev.weir.local.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Watches the memory of a process, heap and everything else, and kills it above the configured
 * size, as Lambda does. Only on systems that report it: Linux.
 */
final class MemoryLimit {

  private static final long PAUSE_MILLIS = 100;
  private static final long KILOBYTES_PER_MB = 1_024;
  private static final String RESIDENT = "VmRSS:";

  private volatile long peakMb;

  private MemoryLimit() {}

  /** Returns the observed maximum. */
  long peakMb() {
    return peakMb;
  }

  /**
   * Watches a process until it ends.
   *
   * @param exceeded notified once, when it exceeds its limit
   */
  static MemoryLimit watch(ChildProcess process, int memoryMb, Consumer<String> exceeded) {
    var limit = new MemoryLimit();
    var status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (Files.exists(status)) {
      Thread.ofVirtual()
          .name("memory of " + process.name())
          .start(() -> limit.watch(process, status, memoryMb, exceeded));
    }
    return limit;
  }

  private void watch(ChildProcess process, Path status, int memoryMb, Consumer<String> exceeded) {
    try {
      while (process.isAlive()) {
        var used = residentMb(status);
        peakMb = Math.max(peakMb, used.orElse(0));
        if (used.isPresent() && used.getAsLong() > memoryMb) {
          exceeded.accept(
              "Runtime exited with error: signal: killed (%d MB of %d MB used)"
                  .formatted(used.getAsLong(), memoryMb));
          return;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns empty if the process has just ended. */
  private static OptionalLong residentMb(Path status) {
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KILOBYTES_PER_MB)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
