package dev.weir.cli.send;

import dev.weir.cli.CommandFault;
import dev.weir.cli.cloud.Cloud;
import dev.weir.cli.cloud.CloudOptions;
import dev.weir.cli.terminal.Terminal;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir send access-logs}: a log file, or what a shipper pipes in. */
@Command(
    name = "access-logs",
    description = "Send access-log lines: a file, or standard input as it comes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir send access-logs access.log --wait",
      "  weir send access-logs access.log.1.gz --service shop",
      "  tail -F access.log | weir send access-logs -"
    })
final class SendAccessLogsCommand implements Callable<Integer> {

  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(90);

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "The log, plain or .gz; - or nothing for standard input.")
  private String file;

  @Option(
      names = "--service",
      paramLabel = "S",
      description = "The service of lines that name none themselves.")
  private String service;

  @Option(names = "--rate", paramLabel = "N", description = "At most N lines a second.")
  private int rate;

  @Option(
      names = "--lines-per-record",
      paramLabel = "N",
      defaultValue = "25",
      description = "Lines that are packed into a record. Default: 25.")
  private int linesPerRecord;

  @Option(names = "--wait", description = "Return when everything that was sent is counted.")
  private boolean wait;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireAtLeast(1, linesPerRecord, "--lines-per-record");
    requireAtLeast(0, rate, "--rate");
    try (var input = open()) {
      var cloud = where.open();
      var sender = send(input, cloud);
      if (wait) {
        await(cloud, sender);
      }
    }
    return 0;
  }

  private void requireAtLeast(int least, int value, String option) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + "; give " + least + " or more");
    }
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return System.in;
    }
    var path = Path.of(file);
    if (!Files.exists(path)) {
      throw new CommandFault("There is no file " + path, "Name a log, or - for standard input.");
    }
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new CommandFault(
          path + " can't be read", "Name a file that you may read; look at its permissions.");
    }
    var raw = new FileInputStream(path.toFile());
    return file.toLowerCase(Locale.ROOT).endsWith(".gz") ? inflated(raw) : raw;
  }

  private InputStream inflated(InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(raw);
    } catch (EOFException | ZipException e) {
      raw.close();
      throw new CommandFault(
          file + " is named .gz, but is no gzip file",
          "Give it its right name, or send what it holds: cat FILE | weir send access-logs -");
    }
  }

  private Sender send(InputStream input, Cloud cloud) throws InterruptedException {
    var begun = System.nanoTime();
    try (var kinesis = cloud.kinesis();
        var bar = Terminal.bar("Sending", "lines", -1)) {
      var stream = new KinesisStream(kinesis, cloud.output("AccessLogStreamName"));
      var sender = new Sender(stream, Thread::sleep);
      var packer =
          new RecordPacker(linesPerRecord, Optional.ofNullable(service), InstantSource.system());
      var pump = new LinePump(packer, sender, new Pace(rate), () -> show(sender, bar));
      var interrupted = onInterrupt(pump, sender, begun);
      pump.run(input, file.equals("-") ? "Standard input" : file);
      cancel(interrupted);
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
    var err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%s %,d lines in %,d records, %,d bytes, %,.0f lines/s%s%n",
        what,
        totals.lines(),
        totals.records(),
        totals.bytes(),
        totals.lines() / seconds,
        resent);
    err.flush();
  }

  private void await(Cloud cloud, Sender sender) throws InterruptedException {
    var begun = System.nanoTime();
    try (var dynamo = cloud.dynamo()) {
      var awaited = Lanes.of(cloud, sender.highest());
      var table = cloud.output("ShardPositionsTable");
      try (var bar = Terminal.bar("Counting", "shards", awaited.size())) {
        new CountedWait(dynamo, table, LONGEST_STANDSTILL).await(awaited, bar::stepTo);
      }
    }
    spec.commandLine()
        .getErr()
        .printf(Locale.ROOT, "Counted, %.1f s later%n", (System.nanoTime() - begun) / 1e9);
  }
}
