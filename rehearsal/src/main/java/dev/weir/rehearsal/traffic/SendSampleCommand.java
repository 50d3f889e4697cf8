package dev.weir.rehearsal.traffic;

import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Interruption;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir send sample}: sends the baseline load of a pipeline, which is synthetic. */
@Command(
    name = "sample",
    description = {
      "Send synthetic records at a steady rate, as a baseline load for rehearsals (weir inject) and"
          + " dashboards.",
      "Market data uses instruments and portfolios SAMPLE-..., which are added to the reference"
          + " data."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir send sample",
      "  weir send sample --pipeline transactions --rate 50 --for PT5M",
      "  weir send sample --pipeline market --region us-east-2"
    })
public final class SendSampleCommand implements Callable<Integer> {

  /** Low enough for a laptop, and high enough for all shards. */
  public static final int USUAL_RATE = 30;

  /** The time between two puts of records. */
  public static final Duration PERIOD = Duration.ofMillis(200);

  private static final int MOST = 10_000;

  @Option(
      names = "--pipeline",
      paramLabel = "P",
      defaultValue = "access-logs",
      converter = SampledPipeline.PipelineConverter.class,
      description = "access-logs, transactions or market. Default: access-logs.")
  private SampledPipeline pipeline;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "" + USUAL_RATE,
      description = "Records per second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--for",
      paramLabel = "D",
      defaultValue = "PT60S",
      description = "Duration, such as PT90S or PT5M. Default: ${DEFAULT-VALUE}.")
  private Duration length;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed; the same seed generates the same records. Default: random.")
  private Long seed;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requireUsable();
    var err = spec.commandLine().getErr();
    var traffic = pipeline.traffic(seed == null ? System.nanoTime() : seed);
    var cloud = pipeline.isRegional() ? where.openRegional() : where.open();
    pipeline.prepare(cloud);
    try (var ended = new Interruption();
        var load = RunningLoad.start(cloud, pipeline.pipeline(), traffic::usual, rate, PERIOD)) {
      ended.await(length);
      report(load.end(), err);
    }
    return ExitCode.OK;
  }

  private void requireUsable() {
    if (rate < 1 || rate > MOST) {
      throw new ParameterException(spec.commandLine(), "--rate=" + rate + ": give 1 to " + MOST);
    }
    if (pipeline.isRegional() && where.isAws()) {
      throw new ParameterException(
          spec.commandLine(),
          "Synthetic ticks work only with the local cloud, because they need synthetic reference"
              + " data");
    }
    if (!length.isPositive()) {
      throw new ParameterException(
          spec.commandLine(), "--for=" + length + ": give a duration such as PT60S.");
    }
  }

  private static void report(Load load, PrintWriter err) {
    err.printf(Locale.ROOT, "Sent %,d records", load.taken());
    if (load.refused() > 0) {
      err.printf(Locale.ROOT, "; %,d were rejected: %s", load.refused(), load.lastRefusal());
    }
    err.println();
    err.flush();
  }
}
