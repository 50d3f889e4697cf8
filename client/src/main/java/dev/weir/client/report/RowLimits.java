package dev.weir.client.report;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class RowLimits {

  private RowLimits() {}

  /** Refuses a limit below one as incorrect usage. */
  static void require(int limit, CommandSpec spec) {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit=" + limit + ": give 1 or more.");
    }
  }
}
