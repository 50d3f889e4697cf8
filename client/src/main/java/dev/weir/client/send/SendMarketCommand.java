package dev.weir.client.send;

import dev.weir.client.CommandFault;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.input.CsvTicks;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.input.LineReader;
import dev.weir.client.input.RefusedInput;
import dev.weir.producer.KeyedPacker;
import dev.weir.producer.RateLimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir send market}: sends a file of ticks to the feeds of both Regions, or of one. */
@Command(
    name = "market",
    description = {
      "Send ticks, as JSON lines or CSV, to the market stream of both Regions or of one.",
      "A tick that a Region already has is ignored."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir send market ticks.ndjson --wait",
      "  weir send market ticks.csv.gz --regions us-east-1",
      "  feed | weir send market - --regions us-east-2"
    })
public final class SendMarketCommand implements Callable<Integer> {

  private static final String BOTH = "both";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "-",
      description = {
        "JSON lines, or CSV with a header; plain or .gz; - or omitted for standard input, which"
            + " goes to one Region."
      })
  private String file;

  @Option(
      names = "--regions",
      paramLabel = "R",
      defaultValue = BOTH,
      description = "both, or the name of one Region. Default: both.")
  private String regions;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "ndjson or csv. Default: detected from the first line.")
  private InputFormat format;

  @Mixin private FormOptions form;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Maximum ticks per second in each Region.")
  private int rate;

  @Option(
      names = "--wait",
      description = "Wait until all ticks are applied to marks, and report quarantined ticks.")
  private boolean wait;

  @Mixin private AllowedRejections allowed;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SendBounds.requireAtLeast(0, rate, "--rate", spec);
    allowed.check();
    var input = new InputFile(file);
    var names = names();
    if (input.isStandardInput() && names.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Standard input can be sent to one Region only: name it with --regions, or name a file");
    }
    var refusals = new RefusedInput(err(), input.name());
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending =
          names.stream().map(name -> all.submit(() -> send(name, input, refusals))).toList();
      for (var each : sending) {
        await(each);
      }
    }
    refusals.failOnAny();
    return 0;
  }

  private List<String> names() {
    if (!regions.equals(BOTH)) {
      return List.of(regions);
    }
    if (where.isAws()) {
      throw new ParameterException(
          spec.commandLine(), "With --aws, name the Region: --regions us-east-1");
    }
    return where.localRegions();
  }

  private Void send(String region, InputFile input, RefusedInput refusals)
      throws IOException, InterruptedException {
    try (var opened = InputFormat.withoutByteOrderMark(input.open())) {
      var lines =
          switch (format == null ? InputFormat.detect(opened) : format) {
            case NDJSON -> new LineReader(opened);
            case CSV -> CsvTicks.open(opened, input.name(), refusals);
          };
      var cloud = where.openRegional(region);
      var schemaId = form.schemaId(cloud, "Tick");
      var packer = KeyedPacker.ticks(refusals, form.form(), schemaId);
      var name = input.name() + " to " + region;
      var sending = new SendSession(cloud, SendTarget.MARKET, name, err());
      var sender = sending.send(lines, packer, new RateLimiter(rate), wait);
      if (packer.unreadable() > 0) {
        err()
            .printf(
                "%,d lines have no readable symbol; they were quarantined%n", packer.unreadable());
      }
      if (wait) {
        sending.await(sender, packer, _ -> "").requireShareUpTo(allowed.share());
      }
    }
    return null;
  }

  private static void await(Future<Void> sending) throws InterruptedException {
    try {
      sending.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException fault -> throw fault;
        case IOException io ->
            throw new CommandFault(
                "The input can't be read to the end: " + io.getMessage(),
                "The part before was sent; send the rest once it is readable again.");
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
