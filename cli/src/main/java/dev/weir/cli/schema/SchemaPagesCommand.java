package dev.weir.cli.schema;

import dev.weir.client.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir schema pages}: writes each contract's page alongside its schemas. */
@Command(
    name = "pages",
    description = "Generate each contract's README.md from its schemas.",
    footerHeading = "%nExamples:%n",
    footer = "  weir schema pages")
final class SchemaPagesCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Folder of contracts. Default: Weir's own.")
  private String folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    for (var contract : Contracts.in(folder)) {
      var page = contract.folder().resolve("README.md");
      Files.writeString(page, ContractPage.of(contract));
      out.println("Wrote " + page);
    }
    out.flush();
    return ExitCode.OK;
  }
}
