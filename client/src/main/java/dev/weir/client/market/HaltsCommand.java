package dev.weir.client.market;

import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.events.ForeignText;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.reference.Halt;
import dev.weir.metrics.stack.StackOutput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir market halts}: the manual halts. */
@Command(name = "halts", description = "List manual halts that have not been released.")
final class HaltsCommand implements Callable<Integer> {

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.openRegional();
    var out = spec.commandLine().getOut();
    try (var dynamo = cloud.dynamo()) {
      var halts =
          new DynamoHaltStore(dynamo, cloud.output(StackOutput.REFERENCE_TABLE)).halts().all();
      if (halts.isEmpty()) {
        out.println("There are no manual halts.");
      }
      halts.forEach(halt -> out.println(line(halt)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static String line(Halt halt) {
    return "%5d  %-6s %-20s %s by %s: %s"
        .formatted(
            halt.number(),
            halt.action(),
            ForeignText.oneLine(halt.scope()),
            halt.until().map(end -> "until " + end).orElse("until released"),
            ForeignText.oneLine(halt.actor()),
            ForeignText.oneLine(halt.reason()));
  }
}
