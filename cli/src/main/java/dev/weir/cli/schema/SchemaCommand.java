package dev.weir.cli.schema;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir schema}: the contracts between producers, pipelines and consumers. */
@Command(
    name = "schema",
    description = "Show and check contracts, their schema versions and records.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SchemaListCommand.class,
      SchemaExplainCommand.class,
      SchemaCheckCommand.class,
      SchemaPagesCommand.class
    })
public final class SchemaCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: weir schema --help lists them.");
  }
}
