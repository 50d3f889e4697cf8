package dev.weir.client.reference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir load}: loads data that a pipeline works with. */
@Command(
    name = "load",
    description = "Load reference data for a pipeline.",
    subcommands = LoadReferenceCommand.class,
    synopsisSubcommandLabel = "WHAT")
public final class LoadCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command. For example: weir load reference ./reference");
  }
}
