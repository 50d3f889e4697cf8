package dev.weir.client.send;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.client.terminal.Terminal;
import dev.weir.producer.KinesisStream;
import dev.weir.producer.LinePipe;
import dev.weir.producer.LineSource;
import dev.weir.producer.Packing;
import dev.weir.producer.RateLimiter;
import dev.weir.producer.Sender;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;

/**
 * Sends an input to a pipeline, showing progress and reporting the result, also on Ctrl-C. Then it
 * waits, if requested, until the pipeline has processed everything.
 */
final class SendSession {

  private static final Duration MAX_STANDSTILL = Duration.ofSeconds(90);

  private final Cloud cloud;
  private final SendTarget pipeline;
  private final String name;
  private final PrintWriter err;
  private final SentRecords sent = new SentRecords();
  private final Instant begunAt = Instant.now();

  /**
   * Creates a session for a pipeline.
   *
   * @param name the name of the input in messages
   */
  SendSession(Cloud cloud, SendTarget pipeline, String name, PrintWriter err) {
    this.cloud = cloud;
    this.pipeline = pipeline;
    this.name = name;
    this.err = err;
  }

  /** Sends lines until the source ends. */
  Sender send(LineSource lines, Packing packing, RateLimiter pace, boolean waits)
      throws InterruptedException {
    if (waits) {
      pipeline.requirePositions(cloud, "--wait");
    }
    var begun = System.nanoTime();
    try (var kinesis = cloud.kinesis();
        var bar = Terminal.bar("Sending", pipeline.unit(), -1)) {
      var stream = new KinesisStream(kinesis, cloud.output(pipeline.streamName()));
      var sender = new Sender(stream, Thread::sleep, waits ? sent : (_, _) -> {});
      var pump = new LinePipe(packing, sender, pace, () -> show(sender, bar));
      var interrupted = onInterrupt(pump, sender, begun);
      try {
        pump.run(lines, name);
      } catch (RuntimeException e) {
        report("Incomplete: sent", sender, begun);
        reportMissing(pump);
        throw e;
      } finally {
        cancel(interrupted);
      }
      report("Sent", sender, begun);
      return sender;
    }
  }

  private void reportMissing(LinePipe pump) {
    var first = pump.firstMissing();
    if (first.isPresent()) {
      err.printf(
          Locale.ROOT,
          "%s: line %d is the first line not in the stream; resend from there%n",
          name,
          first.getAsLong());
      err.flush();
    }
  }

  private static void show(Sender sender, ProgressBar bar) {
    bar.stepTo(sender.totals().lines());
  }

  // On Ctrl-C, finishes the current put and then reports the progress.
  private Thread onInterrupt(LinePipe pump, Sender sender, long begun) {
    var sending = Thread.currentThread();
    var hook =
        new Thread(
            () -> {
              pump.stop();
              try {
                sending.join(Duration.ofSeconds(5));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // only the report remains
              }
              report("Interrupted: sent", sender, begun);
              reportMissing(pump);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void cancel(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook is already running and will report.
    }
  }

  private void report(String what, Sender sender, long begun) {
    var totals = sender.totals();
    var seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    var resent = totals.resent() == 0 ? "" : ", " + totals.resent() + " retried";
    err.printf(
        Locale.ROOT,
        "%s %,d %s in %,d records, %,d bytes, %,.0f %s/s%s%n",
        what,
        totals.lines(),
        pipeline.unit(),
        totals.records(),
        totals.bytes(),
        totals.lines() / seconds,
        pipeline.unit(),
        resent);
    err.flush();
  }

  /**
   * Waits until the pipeline has processed everything sent; returns the report.
   *
   * @param nearest names the format that a quarantined line comes closest to, or nothing
   */
  SendReport await(Sender sender, Packing packing, Function<byte[], String> nearest)
      throws InterruptedException {
    var begun = System.nanoTime();
    var lanes = ShardLanes.of(cloud, pipeline, sender.highest());
    try (var dynamo = cloud.dynamo();
        var bar = Terminal.bar(pipeline.doing(), "shards", lanes.size())) {
      var positions = AppliedPositions.of(cloud, pipeline, dynamo);
      new CatchUpWait(positions, MAX_STANDSTILL).await(lanes, bar::stepTo);
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    err.printf(Locale.ROOT, "All records processed, %.1f s later%n", seconds);
    var report = new SendReport(pipeline, name, sender.totals().lines(), packing.headers());
    try (var s3 = cloud.s3()) {
      var bucket = new QuarantineBucket(s3, cloud.output(pipeline.quarantineBucket()));
      new SentRejections(bucket, pipeline.quarantinePrefixes(), sent)
          .forEach(lanes.keySet(), begunAt, Instant.now(), report::add);
    }
    report.text(nearest).forEach(err::println);
    err.flush();
    return report;
  }
}
