package dev.weir.client.archive;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir archive}: every record of the streams, unchanged. */
@Command(
    name = "archive",
    description = "Verify that the archive of the streams is complete, or export its records.",
    subcommands = {ArchiveVerifyCommand.class, ArchiveExportCommand.class})
public final class ArchiveCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: weir archive verify, or export access-logs|transactions|market");
  }
}
