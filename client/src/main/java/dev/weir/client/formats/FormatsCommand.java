package dev.weir.client.formats;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir formats}: how access-log lines are read. */
@Command(
    name = "formats",
    description = "Show how access-log lines are parsed.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ExplainCommand.class)
public final class FormatsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: weir formats --help lists them.");
  }
}
