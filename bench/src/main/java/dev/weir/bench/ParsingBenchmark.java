package dev.weir.bench;

import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parses 1,000 combined lines, summing up their times, statuses and bytes. Our parser detects the
 * format; the peer knows it. Microseconds for 1,000 lines are nanoseconds per line. Compare the
 * medians (p0.50), which are robust on a busy machine. {@code -prof gc} also shows the bytes
 * allocated for 1,000 lines.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParsingBenchmark {

  private static final int LINES = 1_000;

  private final AccessLogParser parser = AccessLogParser.of(FormatSettings.auto());
  private final AccessLogLine line = new AccessLogLine();
  private final RegexParser peer = new RegexParser();
  private byte[][] lines = {};

  /** Makes the lines for both parsers, and checks that both read the same from them. */
  @Setup
  public void makeLines() {
    lines = CombinedLines.make(LINES, 7);
    if (weir() != regex()) {
      throw new IllegalStateException("The two parsers differ on the same lines");
    }
  }

  /** Parses as Weir does. */
  @Benchmark
  public long weir() {
    long sum = 0;
    for (byte[] bytes : lines) {
      if (parser.parse(bytes, 0, bytes.length, line) == LineResult.EVENT) {
        sum += line.epochSecond() ^ line.status() ^ line.bytes();
      }
    }
    return sum;
  }

  /** Parses as a handler with a regular expression does. */
  @Benchmark
  public long regex() {
    long sum = 0;
    for (byte[] bytes : lines) {
      if (peer.parse(bytes, 0, bytes.length)) {
        sum += peer.epochSecond() ^ peer.status() ^ peer.bytes();
      }
    }
    return sum;
  }
}
