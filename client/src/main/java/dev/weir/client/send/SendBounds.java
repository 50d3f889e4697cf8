package dev.weir.client.send;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Validates numbers on the command line. */
final class SendBounds {

  private SendBounds() {}

  /** Refuses a value that is too small as incorrect usage. */
  static void requireAtLeast(int least, int value, String option, CommandSpec spec) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + "=" + value + ": give " + least + " or more.");
    }
  }
}
