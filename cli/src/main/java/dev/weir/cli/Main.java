package dev.weir.cli;

import java.nio.file.Path;
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

  /** The folder of the checkout, which the launcher names. */
  public static Path home() {
    return Path.of(System.getProperty("weir.home", ".")).toAbsolutePath().normalize();
  }
}
