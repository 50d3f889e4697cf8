package dev.weir.client.send;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option for the share of the input that may be quarantined. */
final class AllowedRejections {

  @Option(
      names = "--allow-rejected",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description = {
        "With --wait: exit with 1 if a larger share is quarantined, from 0 (none allowed) to 1.",
        "Default: ${DEFAULT-VALUE}."
      })
  private double share;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  double share() {
    return share;
  }

  /** Refuses anything that is not a share as incorrect usage. */
  void check() {
    if (!(share >= 0 && share <= 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--allow-rejected=" + share + ": give a share from 0 to 1, such as 0.01.");
    }
  }
}
