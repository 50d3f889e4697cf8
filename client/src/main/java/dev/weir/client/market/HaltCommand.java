package dev.weir.client.market;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.market.exposure.Action;
import dev.weir.market.reference.Halt;
import dev.weir.market.reference.Halts;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir market halt}: halts a portfolio manually, in all Regions. */
@Command(
    name = "halt",
    description = {
      "Halt a portfolio by hand, or all of them, in all Regions.",
      "It is in the next decision of each, at the latest with the sweep within a minute, "
          + "and holds until it is released or ends. Quote the asterisk for all: '*'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir market halt growth-7 --actor kim --reason \"fat finger\"",
      "  weir market halt '*' --reduce --until 2026-11-23T18:00:00Z --actor kim --reason rumour"
    })
final class HaltCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PORTFOLIO", description = "A portfolio, or * for all.")
  private String scope;

  @Option(names = "--reduce", description = "Positions may still be reduced.")
  private boolean reduce;

  @Option(names = "--until", paramLabel = "TIME", description = "When it ends by itself.")
  private Instant until;

  @Mixin private ActOptions act;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (until != null && !until.isAfter(Instant.now())) {
      throw new CommandFault(until + " is over", "Give a time to come, or leave --until out.");
    }
    var halt =
        new Halt(
            0,
            scope,
            reduce ? Action.REDUCE : Action.HALT,
            act.actor(),
            act.reason(),
            Optional.ofNullable(until));
    var cloud = where.openRegional();
    try (var dynamo = cloud.dynamo()) {
      var stored = HaltOrders.change(cloud, dynamo, halts -> with(halts, halt));
      var out = spec.commandLine().getOut();
      out.printf(
          "Halt %d is ordered; to release it: weir market release %d%n",
          stored.lastNumber(), stored.lastNumber());
      out.flush();
    }
    return ExitCode.OK;
  }

  private static Halts with(Halts halts, Halt halt) {
    if (halts.all().size() == Halts.MAX) {
      throw new CommandFault(
          "There are %d halts already".formatted(Halts.MAX),
          "Release some: weir market halts lists them; or halt all portfolios.");
    }
    return halts.with(halt);
  }
}
