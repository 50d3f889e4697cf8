package dev.weir.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.accesslog.formats.AccessLogLine;
import dev.weir.accesslog.formats.AccessLogParser;
import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.accesslog.formats.LineResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Weir's handler alongside Flink in one run, in lines per second of processor time. Flink runs in
 * this process with parallelism 1, without checkpoints, and reuses objects: all of that is in its
 * favour, and so is that its lines are in memory already, whereas the handler reads Lambda's event.
 * It parses with Weir's own parser, and counts by minute in event time.
 */
public final class FlinkPeer {

  private static final int LINES = 25_000;
  private static final int MANY = 6_000_000;
  private static final int FEW = 1_000_000;

  private static final AtomicLong COUNTED = new AtomicLong();

  private FlinkPeer() {}

  /** A line as it goes through the job. */
  public static final class JobLine {
    /** When, in milliseconds. */
    public long at;

    /** The minute, by which it is counted. */
    public long minute;

    /** With which status. */
    public int status;

    /** As Flink needs it. */
    public JobLine() {}
  }

  /** The lines, one after the other and again from the beginning, later each time. */
  static final class Parse implements MapFunction<Long, JobLine> {
    private static final long serialVersionUID = 1L;

    // The lines' own stretch of time, in whole minutes.
    private static final long STRETCH = 600_000;

    private transient byte[][] lines;
    private transient AccessLogParser parser;
    private transient AccessLogLine line;

    @Override
    public JobLine map(Long index) {
      if (parser == null) {
        lines = CombinedLines.make(LINES, 7);
        parser = AccessLogParser.of(FormatSettings.auto());
        line = new AccessLogLine();
      }
      byte[] bytes = lines[(int) (index % LINES)];
      if (parser.parse(bytes, 0, bytes.length, line) != LineResult.EVENT) {
        throw new IllegalStateException("Not an access-log line");
      }
      var answer = new JobLine();
      answer.at = line.epochSecond() * 1_000 + index / LINES * STRETCH;
      answer.minute = answer.at / 60_000;
      answer.status = line.status();
      return answer;
    }
  }

  /** Counts. */
  static final class Count implements AggregateFunction<JobLine, Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(JobLine answer, Long count) {
      return count + 1;
    }

    @Override
    public Long getResult(Long count) {
      COUNTED.addAndGet(count);
      return count;
    }

    @Override
    public Long merge(Long one, Long other) {
      return one + other;
    }
  }

  /** Prints Weir's figures, then Flink's; the argument says how many rounds. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length == 0 ? 2 : Integer.parseInt(arguments[0]);
    measure("warm-up", FEW, false);
    for (int round = 0; round < rounds; round++) {
      Throughput.main(new String[] {"1"});
      measure("Flink, every line keyed", MANY, false);
      measure("Flink, errors alone keyed", MANY, true);
    }
  }

  private static void measure(String name, int lines, boolean errorsAlone) throws Exception {
    COUNTED.set(0);
    long start = cpu();
    run(lines, errorsAlone);
    double rate = lines * 1e9 / (cpu() - start);
    if (!errorsAlone && COUNTED.get() != lines) {
      throw new IOException("counted=%d of %d".formatted(COUNTED.get(), lines));
    }
    System.out.printf(Locale.ROOT, "%-49s %,12.0f lines per CPU-second%n", name, rate);
  }

  private static void run(int lines, boolean errorsAlone) throws Exception {
    var environment = StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
    environment.getConfig().enableObjectReuse();
    GeneratorFunction<Long, Long> index = i -> i;
    var answers =
        environment
            .fromSource(
                new DataGeneratorSource<>(index, lines, Types.LONG),
                WatermarkStrategy.noWatermarks(),
                "lines")
            .map(new Parse())
            .returns(JobLine.class)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<JobLine>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                    .withTimestampAssigner((answer, _) -> answer.at));
    var kept =
        errorsAlone ? answers.filter((FilterFunction<JobLine>) a -> a.status >= 500) : answers;
    kept.keyBy((KeySelector<JobLine, Long>) answer -> answer.minute, Types.LONG)
        .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
        .aggregate(new Count())
        .sinkTo(new DiscardingSink<>());
    environment.execute();
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
