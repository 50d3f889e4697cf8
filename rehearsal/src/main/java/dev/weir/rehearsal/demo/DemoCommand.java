package dev.weir.rehearsal.demo;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.WeirHome;
import dev.weir.client.cloud.LocalAccess;
import dev.weir.client.terminal.Printer;
import dev.weir.client.terminal.Style;
import dev.weir.local.CloudState;
import dev.weir.local.LocalCloud;
import dev.weir.local.StartOptions;
import dev.weir.local.fault.LocalFault;
import dev.weir.rehearsal.demo.market.MarketScene;
import dev.weir.rehearsal.demo.screen.Screen;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code weir demo}: shows the complete system, checks its results and leaves nothing behind. */
@Command(
    name = "demo",
    description = {
      "Run all three pipelines on a local cloud with synthetic traffic, and market data in two"
          + " Regions.",
      "Shows counts, alerts and decisions live, verifies them against the samples' labels and a"
          + " recomputation, verifies the archive of all records, prints the units it used with"
          + " their list prices, and cleans up."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir demo", "  weir demo --stay", "  weir demo --seconds 60 --rate 500 --seed 42"})
public final class DemoCommand implements Callable<Integer> {

  private static final List<String> REGIONS = List.of("us-east-1", "us-east-2");
  private static final int MIN_SECONDS = 10;
  private static final int MAX_SECONDS = 3_600;
  private static final int MAX_LINES_PER_SECOND = 5_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed; the same seed generates the same traffic. Default: 1.")
  private long seed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "35",
      description = "Seconds of access logs and transactions. Default: 35.")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "300",
      description = "Access-log lines per second over all services. Default: 300.")
  private int rate;

  @Option(
      names = "--stay",
      description = "Keep the cloud and its dashboards running at the end; Ctrl-C stops it.")
  private boolean stay;

  @Spec private CommandSpec spec;
  private volatile boolean endingEarly;

  @Override
  public Integer call() throws InterruptedException {
    requireBetween(MIN_SECONDS, MAX_SECONDS, seconds, "--seconds");
    requireBetween(50, MAX_LINES_PER_SECOND, rate, "--rate");
    requireNoOtherCloud();
    var screen = new Screen((Printer) spec.commandLine().getOut());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endingEarly = true));
    try {
      show(screen);
    } catch (SdkException | LocalFault | CommandFault e) {
      if (!endingEarly) {
        throw e;
      }
      // Ctrl-C stops the cloud during the demo, so subsequent failures are expected.
      screen.line("Interrupted. Everything is stopped.");
      return ExitCode.FAILED;
    }
    screen.line("Stopped. No process is left.");
    screen.whereNext();
    return ExitCode.OK;
  }

  private void show(Screen screen) throws InterruptedException {
    screen.title("Starting a local cloud: the complete stack on this machine");
    // More than one shard, to show totals over shards and the lag of a single shard.
    var options =
        StartOptions.defaults()
            .withContext("regions", String.join(",", REGIONS))
            .withContext("shards", "4")
            .withContext("archive", "s3")
            .withContext("archiveWindowSeconds", "5")
            .withUnitsCounted();
    try (var local = LocalCloud.start(WeirHome.path(), options, screen::detail)) {
      run(local, screen);
    }
  }

  private void run(LocalCloud local, Screen screen) throws InterruptedException {
    var state = local.state();
    screen.line(Style.BOLD.of("Live dashboards: " + local.page()));
    try {
      // The gateway counts what producers put.
      var cloud = LocalAccess.openThroughGateway(state);
      var senders = new DemoRun(cloud, screen).run(seed, Duration.ofSeconds(seconds), rate);
      var feeds =
          MarketScene.play(
              LocalAccess.openRegional(state, REGIONS.getFirst()),
              LocalAccess.openRegional(state, REGIONS.getLast()),
              screen,
              seed,
              MarketScene.TICKS_IN_DEMO);
      new ArchiveScene(screen).play(cloud, senders, feeds);
      new UnitsScene(cloud, local.units()).show(senders, screen);
      if (stay) {
        screen.line("The cloud keeps running: %s. Ctrl-C stops it.".formatted(local.page()));
        local.awaitStop();
      }
    } catch (SdkException e) {
      // The end of a part of the cloud explains more than an unreachable endpoint.
      local.fault().ifPresent(fault -> raise(fault, e));
      throw e;
    }
  }

  private static void raise(LocalFault fault, SdkException consequence) {
    fault.addSuppressed(consequence);
    throw fault;
  }

  private void requireBetween(int least, int most, int value, String option) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s=%d: give %d to %d.".formatted(option, value, least, most));
    }
  }

  // Its totals are compared with a recount, so no other input may be counted at the same time.
  private static void requireNoOtherCloud() {
    var running = CloudState.read(WeirHome.path());
    if (running.isPresent()) {
      throw new CommandFault(
          "A local cloud is already running, process %d; the demo needs its own."
              .formatted(running.get().pid()),
          "Stop it first: ./weir down (this discards its data).");
    }
  }
}
