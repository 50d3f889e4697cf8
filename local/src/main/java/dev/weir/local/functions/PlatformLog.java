package dev.weir.local.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The format of Lambda's own lines in a function's log.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-advanced.html">AWS's
 *     documentation</a>
 */
public enum PlatformLog {
  /** Lines such as {@code REPORT RequestId: ...}. */
  TEXT,
  /** Objects such as {@code {"type":"platform.report",...}}. */
  JSON,
  /** Nothing: the system log level is above these lines. */
  NONE;

  private static final Set<String> WITHOUT_REPORTS = Set.of("WARN");
  private static final double NANOS_PER_MILLI = 1e6;

  /** Returns the format that a template's {@code LoggingConfig} selects. */
  public static PlatformLog of(String logFormat, String systemLogLevel) {
    if (!logFormat.equals("JSON")) {
      return TEXT;
    }
    return WITHOUT_REPORTS.contains(systemLogLevel) ? NONE : JSON;
  }

  /** Returns the line at the end of an invocation; empty if there is none. */
  Optional<String> report(String requestId, Duration took, int memoryMb, long peakMb, Instant at) {
    double millis = took.toNanos() / NANOS_PER_MILLI;
    long billed = (long) Math.ceil(millis);
    return switch (this) {
      case NONE -> Optional.empty();
      case TEXT ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\t"
                      + "Memory Size: %d MB\tMax Memory Used: %d MB",
                  requestId,
                  millis,
                  billed,
                  memoryMb,
                  peakMb));
      case JSON -> {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("time", at.toString()).put("type", "platform.report");
        line.putObject("record")
            .put("requestId", requestId)
            .putObject("metrics")
            .put("durationMs", millis)
            .put("billedDurationMs", billed)
            .put("memorySizeMB", memoryMb)
            .put("maxMemoryUsedMB", peakMb);
        yield Optional.of(line.toString());
      }
    };
  }
}
