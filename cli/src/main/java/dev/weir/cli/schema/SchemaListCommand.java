package dev.weir.cli.schema;

import dev.weir.client.ExitCode;
import dev.weir.gate.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir schema list}: all contracts and their versions. */
@Command(
    name = "list",
    description = "List the contracts with every schema version. Needs no cloud.",
    footerHeading = "%nExamples:%n",
    footer = "  weir schema list")
final class SchemaListCommand implements Callable<Integer> {

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
      print(contract, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(Contract contract, PrintWriter out) throws IOException {
    out.println(
        "%s: %s, %s".formatted(contract.name(), contract.title(), contract.compatibility()));
    for (var file : contract.avro()) {
      var schema = new Schema.Parser().parse(file.toFile());
      out.println(
          "  avro:%-4s fingerprint %016x  %s"
              .formatted(
                  number(file.getFileName().toString()),
                  SchemaNormalization.parsingFingerprint64(schema),
                  schema.getFullName()));
    }
    for (var version : contract.protobuf()) {
      out.println(
          "  protobuf:%s message %s"
              .formatted(number(version.getFileName().toString()), contract.message()));
    }
  }

  private static String number(String version) {
    return version.replaceAll("[^0-9]", "");
  }
}
