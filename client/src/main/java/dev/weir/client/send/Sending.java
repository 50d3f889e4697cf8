package dev.weir.client.send;

import dev.weir.client.cloud.Cloud;
import dev.weir.client.input.LineSource;
import dev.weir.client.terminal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;

/**
 * Sends an input to a pipeline: shows how far it is, and says what it came to, also on Ctrl-C; then
 * waits, if that is wanted, until the pipeline has done all of it.
 */
final class Sending {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(90);

  private final Cloud cloud;
  private final Pipeline pipeline;
  private final PrintWriter err;

  Sending(Cloud cloud, Pipeline pipeline, PrintWriter err) {
    this.cloud = cloud;
    this.pipeline = pipeline;
    this.err = err;
  }

  /**
   * Sends lines until there are no more.
   *
   * @param name what messages call the input
   */
  Sender send(LineSource lines, Packing packing, Pace pace, String name)
      throws InterruptedException {
    var begun = System.nanoTime();
    try (var kinesis = cloud.kinesis();
        var bar = Terminal.bar("Sending", pipeline.unit(), -1)) {
      var stream = new KinesisStream(kinesis, cloud.output(pipeline.streamName()));
      var sender = new Sender(stream, Thread::sleep);
      var pump = new LinePump(packing, sender, pace, () -> show(sender, bar));
      var interrupted = onInterrupt(pump, sender, begun);
      try {
        pump.run(lines, name);
      } finally {
        cancel(interrupted);
      }
      report("Sent", sender, begun);
      return sender;
    }
  }

  private static void show(Sender sender, ProgressBar bar) {
    bar.stepTo(sender.totals().lines());
  }

  // Ctrl-C: what is being put is finished, then it is said how far it came.
  private Thread onInterrupt(LinePump pump, Sender sender, long begun) {
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

  /** Returns when the pipeline has done all that was sent. */
  void await(Sender sender) throws InterruptedException {
    var begun = System.nanoTime();
    try (var dynamo = cloud.dynamo()) {
      var awaited = Lanes.of(cloud, pipeline, sender.highest());
      var table = cloud.output(pipeline.positionsTable());
      try (var bar = Terminal.bar(pipeline.doing(), "shards", awaited.size())) {
        new CountedWait(dynamo, table, LONGEST_STANDSTILL).await(awaited, bar::stepTo);
      }
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    err.printf(Locale.ROOT, "%s, %.1f s later%n", pipeline.done(), seconds);
    err.flush();
  }
}
