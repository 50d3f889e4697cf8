package dev.weir.cli;

import picocli.CommandLine;

/** Starts the command. */
public final class Main {

  private Main() {}

  /** Runs {@code weir} with its arguments and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new WeirCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Faults::showUsageFault)
        .setExecutionExceptionHandler(Faults::showFault);
  }
}
