package dev.weir.client.market;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.market.DynamoMarkStore;
import dev.weir.market.Register;
import dev.weir.metrics.stack.StackOutput;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir market marks}: marks, operators' actions on them, and waiting ticks. */
@Command(
    name = "marks",
    description = "Show marks, operator actions on them, and ticks that await confirmation.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir market marks",
      "  weir market marks CL@XNYM",
      "  weir market marks --waiting"
    })
final class MarksCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SYMBOL@VENUE",
      arity = "0..1",
      converter = RegisterName.RegisterNameConverter.class,
      description = "Mark. Default: all.")
  private RegisterName name;

  @Option(names = "--waiting", description = "Show only marks with pending ticks.")
  private boolean waiting;

  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.openRegional();
    try (var dynamo = cloud.dynamo()) {
      var store = new DynamoMarkStore(dynamo, cloud.output(StackOutput.MARKS_TABLE));
      show(name == null ? store.registers() : List.of(one(store)));
    }
    return ExitCode.OK;
  }

  private Register one(DynamoMarkStore store) {
    var register = store.read(name.symbol(), name.venue());
    if (register.revision() == 0 && register.last().isEmpty()) {
      throw new CommandFault(
          "There is no mark " + name, "Check its name: weir market marks lists all.");
    }
    return register;
  }

  private void show(List<Register> registers) {
    var out = spec.commandLine().getOut();
    var shown =
        registers.stream()
            .filter(register -> !waiting || !register.candidates().isEmpty())
            .toList();
    if (!shown.isEmpty()) {
      MarkView.table(shown, times.times()).lines(tables.width()).forEach(out::println);
    }
    out.flush();
  }
}
