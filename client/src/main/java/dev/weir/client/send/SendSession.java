package dev.weir.client.send;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.cloud.QuarantineBucket;
import dev.weir.client.input.LineSource;
import dev.weir.client.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;

/**
 * Sends an input to a pipeline: shows how far it is, and says what it came to, also on Ctrl-C; then
 * waits, if that is wanted, until the pipeline has done all of it.
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
   * Sends to a pipeline.
   *
   * @param name what messages call the input
   */
  SendSession(Cloud cloud, SendTarget pipeline, String name, PrintWriter err) {
    this.cloud = cloud;
    this.pipeline = pipeline;
    this.name = name;
    this.err = err;
  }

  /** Sends lines until there are no more. */
  Sender send(LineSource lines, Packing packing, RateLimiter pace, boolean waits)
      throws InterruptedException {
    if (waits) {
      pipeline.requireWaitable(cloud);
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
        report("Not all is sent;", sender, begun);
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
          "%s: the first line that is not in the stream is line %d; send again from there%n",
          name,
          first.getAsLong());
      err.flush();
    }
  }

  private static void show(Sender sender, ProgressBar bar) {
    bar.stepTo(sender.totals().lines());
  }

  // Ctrl-C: what is being put is finished, then it is said how far it came.
  private Thread onInterrupt(LinePipe pump, Sender sender, long begun) {
    var sending = Thread.currentThread();
    var hook =
        new Thread(
            () -> {
              pump.stop();
              try {
                sending.join(Duration.ofSeconds(5));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the report is all that is left to do
              }
              report("Interrupted; sent", sender, begun);
              reportMissing(pump);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void cancel(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already and reports.
    }
  }

  private void report(String what, Sender sender, long begun) {
    var totals = sender.totals();
    var seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    var resent = totals.resent() == 0 ? "" : ", " + totals.resent() + " put again";
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
   * Returns when the pipeline has done all that was sent, and reports what it came to.
   *
   * @param nearest says of a quarantined line which format it comes nearest to, or nothing
   */
  SendReport await(Sender sender, Packing packing, Function<byte[], String> nearest)
      throws InterruptedException {
    var begun = System.nanoTime();
    var lanes = ShardLanes.of(cloud, pipeline, sender.highest());
    try (var dynamo = cloud.dynamo();
        var bar = Terminal.bar(pipeline.doing(), "shards", lanes.size())) {
      var table = cloud.output(pipeline.positionsTable());
      new CatchUpWait(dynamo, table, MAX_STANDSTILL).await(lanes, bar::stepTo);
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    err.printf(Locale.ROOT, "All is read, %.1f s later%n", seconds);
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
