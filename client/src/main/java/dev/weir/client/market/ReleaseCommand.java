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
    description = "End a halt that was ordered by hand; others stay. weir market halts lists them.",
    footerHeading = "%nExamples:%n",
    footer = {"  weir market release 7"})
final class ReleaseCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NUMBER", description = "The halt's number.")
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
    out.printf("Halt %d is released%n", number);
    out.flush();
    return ExitCode.OK;
  }

  private Halts without(Halts halts) {
    if (halts.all().stream().noneMatch(halt -> halt.number() == number)) {
      throw new CommandFault(
          "There is no halt " + number, "weir market halts lists those that there are.");
    }
    return halts.without(number);
  }
}
