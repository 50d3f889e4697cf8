package dev.weir.rehearsal.drill;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir drill}: breaks something on purpose, and reports the consequences. */
@Command(
    name = "drill",
    description = {
      "Break one of the local cloud's two Regions under load, restore it, and verify the guarantees"
          + " on the decisions that both Regions' trading systems received.",
      "A drill takes two minutes. It adds its own portfolios to the reference data and removes them"
          + " at the end, also on Ctrl-C; yours are not affected."
          + " drill semantics alone needs no cloud."
    },
    subcommands = {
      DrillCommand.RegionLoss.class,
      DrillCommand.Partition.class,
      DrillCommand.ConflictCommand.class,
      SemanticsCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
public final class DrillCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command. For example: weir drill region-loss us-east-1");
  }

  /** A Region is lost with everything that runs in it, and comes back. */
  @Command(
      name = "region-loss",
      description = "Lose a Region with everything in it, then restore it.")
  static final class RegionLoss implements Callable<Integer> {

    @Parameters(paramLabel = "REGION", description = "Region to lose.")
    private String region;

    @Mixin private DrillOptions options;

    @Override
    public Integer call() throws InterruptedException {
      return options.run(region, DrillFault.LOSS);
    }
  }

  /** A Region is cut off from the others while everything in it continues to run. */
  @Command(
      name = "partition",
      description =
          "Cut a Region off from the replicated tables while everything in it keeps running.")
  static final class Partition implements Callable<Integer> {

    @Option(
        names = "--cut",
        paramLabel = "R",
        description = "Region to cut off. Default: the last.")
    private String region;

    @Mixin private DrillOptions options;

    @Override
    public Integer call() throws InterruptedException {
      return options.run(region == null ? options.lastRegion() : region, DrillFault.PARTITION);
    }
  }

  /** A Region's writes conflict with those of others. */
  @Command(
      name = "conflict",
      description =
          "Reject a share of a Region's writes, as when both Regions write the same item.")
  static final class ConflictCommand implements Callable<Integer> {

    @Option(
        names = "--share",
        paramLabel = "S",
        defaultValue = "0.3",
        description = "Share of its conditional writes, 0 to 1. Default: 0.3.")
    private double share;

    @Mixin private DrillOptions options;

    @Override
    public Integer call() throws InterruptedException {
      return options.run(options.lastRegion(), DrillFault.conflicts(share));
    }
  }
}
