package dev.weir.client.report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir quarantine}: records that could not be read. */
@Command(
    name = "quarantine",
    description =
        "Show quarantined input with its bytes and reasons; replay it once the cause is fixed.",
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
        spec.commandLine(), "Missing command: weir quarantine list, show KEY, or replay");
  }
}
