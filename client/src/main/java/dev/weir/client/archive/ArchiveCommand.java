package dev.weir.client.archive;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir archive}: every record of the streams, unchanged. */
@Command(
    name = "archive",
    description = "Show that the archive of the streams is complete, or export what it holds.",
    subcommands = {ArchiveVerifyCommand.class, ArchiveExportCommand.class})
public final class ArchiveCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which? weir archive verify, or export access-logs|transactions");
  }
}
