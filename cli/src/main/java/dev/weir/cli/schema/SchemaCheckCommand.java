package dev.weir.cli.schema;

import dev.weir.client.ExitCode;
import dev.weir.gate.SchemaRefusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir schema check}: checks every version's compatibility with all earlier ones. */
@Command(
    name = "check",
    description = {
      "Check every version of every contract in a folder against all earlier ones, in the"
          + " contract's compatibility mode.",
      "Needs no cloud and no registry."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir schema check", "  weir schema check ../producer/contracts"})
final class SchemaCheckCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Folder of contracts. Default: Weir's own.")
  private String folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var refused = 0;
    for (var contract : Contracts.in(folder)) {
      var refusals = Contracts.reporting(() -> Contracts.gate().check(contract));
      refused += refusals.size();
      out.println(
          "%s (%s): %s"
              .formatted(
                  contract.name(),
                  contract.compatibility(),
                  refusals.isEmpty()
                      ? "all versions are compatible"
                      : refusals.size() + " refused"));
      refusals.forEach(refusal -> out.println(line(refusal)));
    }
    out.flush();
    return refused == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String line(SchemaRefusal refusal) {
    return "  " + refusal;
  }
}
