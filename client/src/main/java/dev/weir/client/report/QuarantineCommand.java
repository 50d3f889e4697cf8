package dev.weir.client.report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir quarantine}: records that could not be read. */
@Command(
    name = "quarantine",
    description =
        "Show what could not be read, with its bytes and the reason; count it once the cause "
            + "is fixed.",
    subcommands = {
      QuarantineListCommand.class,
      QuarantineShowCommand.class,
      QuarantineReplayCommand.class
    })
public final class QuarantineCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which? weir quarantine list, show KEY, or replay");
  }
}
