package dev.weir.cli.schema;

import dev.weir.client.ExitCode;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.Table;
import dev.weir.client.terminal.Table.Column;
import dev.weir.client.terminal.Table.Row;
import dev.weir.client.terminal.TableOptions;
import dev.weir.gate.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir schema list}: all contracts and their versions. */
@Command(
    name = "list",
    description =
        "List the contracts with every schema version, and the fingerprints of Avro schemas. Needs"
            + " no cloud.",
    footerHeading = "%nExamples:%n",
    footer = "  weir schema list")
final class SchemaListCommand implements Callable<Integer> {

  // The contracts' tables are aligned with each other.
  private static final int VERSION = 10;
  private static final int MESSAGE = 28;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Folder of contracts. Default: Weir's own.")
  private String folder;

  @Mixin private TableOptions table;
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

  private void print(Contract contract, PrintWriter out) throws IOException {
    out.println(
        "%s: %s, %s"
            .formatted(Style.BOLD.of(contract.name()), contract.title(), contract.compatibility()));
    table(contract).body(table.width()).forEach(out::println);
    out.println();
  }

  private static Table table(Contract contract) throws IOException {
    var rows = new ArrayList<Row>();
    for (var file : contract.avro()) {
      var schema = new Schema.Parser().parse(file.toFile());
      var fingerprint = "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
      rows.add(
          Row.of(
              "avro:" + number(file.getFileName().toString()), schema.getFullName(), fingerprint));
    }
    for (var version : contract.protobuf()) {
      rows.add(
          Row.of("protobuf:" + number(version.getFileName().toString()), contract.message(), ""));
    }
    return new Table(
        List.of(
            Column.fixed("version").atLeast(VERSION),
            Column.text("message").atLeast(MESSAGE),
            Column.fixed("fingerprint")),
        rows);
  }

  private static String number(String version) {
    return version.replaceAll("[^0-9]", "");
  }
}
