package dev.weir.client.market;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.market.reference.Halts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir market release}: ends a manual halt. */
@Command(
    name = "release",
    description = "Release a manual halt; others remain. weir market halts lists them.",
    footerHeading = "%nExamples:%n",
    footer = {"  weir market release 7"})
final class ReleaseCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NUMBER", description = "Number of the halt.")
  private long number;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.openRegional();
    try (var dynamo = cloud.dynamo()) {
      HaltOrders.change(cloud, dynamo, this::without);
    }
    var out = spec.commandLine().getOut();
    out.printf("Released halt %d%n", number);
    out.flush();
    return ExitCode.OK;
  }

  private Halts without(Halts halts) {
    if (halts.all().stream().noneMatch(halt -> halt.number() == number)) {
      throw new CommandFault("There is no halt " + number, "weir market halts lists all halts.");
    }
    return halts.without(number);
  }
}
