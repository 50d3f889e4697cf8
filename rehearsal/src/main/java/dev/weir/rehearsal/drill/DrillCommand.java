package dev.weir.rehearsal.drill;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir drill}: breaks something on purpose, and says what came of it. */
@Command(
    name = "drill",
    description = {
      "Break something of the local cloud's two Regions under load, fix it, and compare "
          + "what both Regions' trading systems received with what is promised.",
      "A drill takes two minutes. It adds portfolios of its own to the reference data, and takes"
          + " them out when it ends, also on Ctrl-C; yours go on. The drill of semantics needs no"
          + " cloud."
    },
    subcommands = {
      DrillCommand.RegionLoss.class,
      DrillCommand.Partition.class,
      DrillCommand.Conflict.class,
      SemanticsCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
public final class DrillCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which drill? For example: weir drill region-loss us-east-1");
  }

  /** A Region is lost, with all that runs in it, and comes back. */
  @Command(
      name = "region-loss",
      description = "Lose a Region with all that runs in it, and have it back.")
  static final class RegionLoss implements Callable<Integer> {

    @Parameters(paramLabel = "REGION", description = "The one that is lost.")
    private String region;

    @Mixin private DrillOptions options;

    @Override
    public Integer call() throws InterruptedException {
      return options.run(region, DrillFault.LOSS);
    }
  }

  /** A Region is cut off from the others, while all in it runs on. */
  @Command(
      name = "partition",
      description = "Cut a Region off from the tables that both share, while all in it runs on.")
  static final class Partition implements Callable<Integer> {

    @Option(
        names = "--cut",
        paramLabel = "R",
        description = "The Region that is cut off. Default: the last.")
    private String region;

    @Mixin private DrillOptions options;

    @Override
    public Integer call() throws InterruptedException {
      return options.run(region == null ? options.lastRegion() : region, DrillFault.PARTITION);
    }
  }

  /** Writes of a Region collide with those of others. */
  @Command(
      name = "conflict",
      description = "Refuse a share of a Region's writes, as where both write the same item.")
  static final class Conflict implements Callable<Integer> {

    @Option(
        names = "--share",
        paramLabel = "S",
        defaultValue = "0.3",
        description = "Which share of its conditional writes, 0 to 1. Default: 0.3.")
    private double share;

    @Mixin private DrillOptions options;

    @Override
    public Integer call() throws InterruptedException {
      return options.run(options.lastRegion(), DrillFault.conflicts(share));
    }
  }
}
