package dev.weir.client.send;

import dev.weir.accesslog.formats.FormatSettings;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.formats.FormatGuess;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.LineReader;
import dev.weir.client.input.RefusedInput;
import dev.weir.producer.RateLimiter;
import dev.weir.producer.RecordPacker;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir send access-logs}: sends a log file, or the output of a log shipper. */
@Command(
    name = "access-logs",
    description = "Send access-log lines from a file, or from standard input as they arrive.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir send access-logs access.log --wait",
      "  weir send access-logs access.log.1.gz --service shop",
      "  tail -F access.log | weir send access-logs -"
    })
public final class SendAccessLogsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = "Log file, plain or .gz; - or omitted for standard input.")
  private String file;

  @Option(names = "--service", paramLabel = "S", description = "Service of lines that name none.")
  private String service;

  @Option(names = "--rate", paramLabel = "N", description = "Maximum lines per second.")
  private int rate;

  @Option(
      names = "--lines-per-record",
      paramLabel = "N",
      defaultValue = "25",
      description = "Lines per record. Default: 25.")
  private int linesPerRecord;

  @Option(
      names = "--wait",
      description = "Wait until all lines are counted, and report quarantined lines.")
  private boolean wait;

  @Mixin private AllowedRejections allowed;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SendBounds.requireAtLeast(1, linesPerRecord, "--lines-per-record", spec);
    SendBounds.requireAtLeast(0, rate, "--rate", spec);
    allowed.check();
    var input = new InputFile(file);
    var refusals = new RefusedInput(err(), input.name());
    try (var opened = input.open()) {
      send(new LineReader(opened), input.name(), refusals);
    }
    return 0;
  }

  private void send(LineReader lines, String name, RefusedInput refusals)
      throws InterruptedException {
    var sending = new SendSession(where.open(), SendTarget.ACCESS_LOGS, name, err());
    var packer =
        new RecordPacker(
            linesPerRecord, Optional.ofNullable(service), refusals, InstantSource.system());
    var sender = sending.send(lines, packer, new RateLimiter(rate), wait);
    if (wait) {
      var formats = new FormatGuess(FormatSettings.auto());
      sending
          .await(sender, packer, line -> formats.nearest(line).map(Object::toString).orElse("none"))
          .requireShareUpTo(allowed.share());
    }
    refusals.failOnAny("lines", "All others were sent. Shorten these and send only them.");
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
