package dev.weir.cli.schema;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.input.InputFile;
import dev.weir.events.framing.SchemaIds;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir schema explain}: how the pipelines read a record. */
@Command(
    name = "explain",
    description = {
      "Show the framing of each message in a record, the schema in its header, and its content or"
          + " the reason why it would be quarantined.",
      "Unpacks gzip and KPL aggregates. Needs no cloud."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir schema explain record.bin",
      "  weir schema explain - --confluent 70002=avro:2,70004=protobuf:2 < record.bin"
    })
final class SchemaExplainCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RECORD",
      description = "File with the record's bytes, or - for standard input.")
  private String file;

  @Option(
      names = "--contract",
      paramLabel = "NAME",
      description = "transaction or tick. Default: detected from the schema.")
  private String contract;

  @Option(
      names = "--glue",
      paramLabel = "IDS",
      defaultValue = "",
      description = "Glue schema version ids, such as 39f3ef3d-11e9-3933-941c-9484ba13fa47=avro:2.")
  private String glue;

  @Option(
      names = "--confluent",
      paramLabel = "IDS",
      defaultValue = "",
      description = "Confluent schema ids or GUIDs, such as 70002=avro:2,70004=protobuf:2.")
  private String confluent;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var explainer = new RecordExplainer(ids(), contract);
    var out = spec.commandLine().getOut();
    try (var input = new InputFile(file).open()) {
      explainer.explain(input.readAllBytes()).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private SchemaIds ids() {
    if (contract != null && !contract.equals("transaction") && !contract.equals("tick")) {
      throw new CommandFault(
          "--contract=" + contract + " is not the contract of a stream",
          "Give transaction or tick.");
    }
    try {
      return SchemaIds.NONE.withGlue(glue).withConfluent(confluent);
    } catch (IllegalArgumentException e) {
      throw new CommandFault("--glue or --confluent can't be read", e.getMessage() + ".");
    }
  }
}
