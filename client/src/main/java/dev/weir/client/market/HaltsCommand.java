package dev.weir.client.market;

import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.market.reference.DynamoHaltStore;
import dev.weir.market.reference.Halt;
import dev.weir.metrics.stack.StackOutput;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir market halts}: the manual halts. */
@Command(
    name = "halts",
    description = "List manual halts that have not been released.",
    footerHeading = "%nExamples:%n",
    footer = {"  weir market halts", "  weir market release 7"})
final class HaltsCommand implements Callable<Integer> {

  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
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
      } else {
        table(halts).lines(tables.width()).forEach(out::println);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private Table table(List<Halt> halts) {
    var until =
        times.times().seconds("until", halts.stream().flatMap(h -> h.until().stream()).toList());
    return new Table(
        List.of(
            Column.number("number"),
            Column.fixed("action"),
            Column.text("scope"),
            Column.fixed(until.title()),
            Column.text("by"),
            Column.text("reason")),
        halts.stream()
            .map(
                halt ->
                    Row.of(
                        Long.toString(halt.number()),
                        halt.action().toString(),
                        halt.scope(),
                        halt.until().map(until.cell()).orElse("released"),
                        halt.actor(),
                        halt.reason()))
            .toList());
  }
}
