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
      "Halt one or all portfolios manually, in all Regions.",
      "It takes effect with the next decision of each portfolio, within a minute at the latest, and"
          + " lasts until released or expired. Quote the asterisk for all: '*'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir market halt growth-7 --actor kim --reason \"fat finger\"",
      "  weir market halt '*' --reduce --until 2026-11-23T18:00:00Z --actor kim --reason rumour"
    })
final class HaltCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PORTFOLIO", description = "Portfolio, or * for all.")
  private String scope;

  @Option(names = "--reduce", description = "Still allow orders that reduce positions.")
  private boolean reduce;

  @Option(names = "--until", paramLabel = "TIME", description = "Time at which the halt expires.")
  private Instant until;

  @Mixin private ActOptions act;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (until != null && !until.isAfter(Instant.now())) {
      throw new CommandFault(
          until + " is in the past", "Give a time in the future, or omit --until.");
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
          "Ordered halt %d; release it with: weir market release %d%n",
          stored.lastNumber(), stored.lastNumber());
      out.flush();
    }
    return ExitCode.OK;
  }

  private static Halts with(Halts halts, Halt halt) {
    if (halts.all().size() == Halts.MAX) {
      throw new CommandFault(
          "There are already %d halts".formatted(Halts.MAX),
          "Release some: weir market halts lists them; or halt all portfolios.");
    }
    return halts.with(halt);
  }
}
