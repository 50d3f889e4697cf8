package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.local.fault.LocalFault;
import dev.weir.stream.CallFailedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells a person what went wrong, and what to do, in two lines; the trace only if asked for. */
final class Faults {

  private Faults() {}

  static int showUsageFault(ParameterException fault, String[] arguments) {
    var command = fault.getCommandLine();
    var err = command.getErr();
    err.println(command.getColorScheme().errorText("weir: " + fault.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
      err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  static int showFault(Exception exception, CommandLine command, CommandLine.ParseResult parsed) {
    if (isTraceWanted()) {
      exception.printStackTrace(command.getErr());
    }
    return switch (exception) {
      case CommandFault fault -> show(command, fault, fault.remedy(), fault.exitCode());
      case LocalFault fault -> show(command, fault, fault.remedy(), ExitCode.FAILED);
      case SdkException e -> show(command, e, serviceRemedy(), ExitCode.FAILED);
      case CallFailedException e -> show(command, e.getCause(), serviceRemedy(), ExitCode.FAILED);
      default ->
          show(
              command,
              exception,
              "This looks like a mistake of weir's. WEIR_DEBUG=1 shows where it happened.",
              ExitCode.FAILED);
    };
  }

  private static int show(CommandLine command, Throwable fault, String remedy, int exitCode) {
    var message = fault.getMessage() == null ? fault.getClass().getName() : fault.getMessage();
    command.getErr().println(command.getColorScheme().errorText("weir: " + message));
    command.getErr().println(remedy);
    return exitCode;
  }

  private static String serviceRemedy() {
    return "Look whether it is reachable (weir status) and whether you may do this, then try"
        + " again.";
  }

  private static boolean isTraceWanted() {
    return System.getenv("WEIR_DEBUG") != null;
  }
}
