package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.terminal.Style;
import dev.weir.local.fault.LocalFault;
import dev.weir.producer.SendFault;
import dev.weir.stream.CallFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/** Shows an error and its remedy in two lines; the stack trace only on request. */
final class FailureMessages {

  private FailureMessages() {}

  static int showUsageFault(ParameterException fault, String[] arguments) {
    var command = fault.getCommandLine();
    var err = command.getErr();
    printMessage(command, fault.getMessage());
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
      case CommandFault fault -> show(command, fault);
      case LocalFault fault -> show(command, fault, fault.remedy(), ExitCode.FAILED);
      case SendFault fault -> show(command, fault, fault.remedy(), ExitCode.FAILED);
      case SdkException e -> show(command, e, serviceRemedy(), ExitCode.FAILED);
      case CallFailedException e -> show(command, e.getCause(), serviceRemedy(), ExitCode.FAILED);
      case UncheckedIOException e -> show(command, e.getCause());
      case IOException e -> show(command, e);
      case InvalidPathException e ->
          show(
              command,
              e,
              "This system's locale can't name that file; try with LC_ALL=C.UTF-8.",
              ExitCode.FAILED);
      default ->
          show(
              command,
              exception,
              "This looks like a bug in weir. Set WEIR_DEBUG=1 for a stack trace, and report it.",
              ExitCode.FAILED);
    };
  }

  static int show(CommandLine command, CommandFault fault) {
    if (fault.exitCode() == ExitCode.READER_GONE) {
      return fault.exitCode(); // what it wanted, it has: nothing is wrong
    }
    return show(command, fault, fault.remedy(), fault.exitCode());
  }

  /**
   * Shows an I/O error, which the user can fix: the exception names the file, disk or connection.
   */
  private static int show(CommandLine command, IOException fault) {
    var message =
        switch (fault) {
          case AccessDeniedException e -> e.getFile() + ": permission denied";
          case NoSuchFileException e -> e.getFile() + ": no such file";
          case FileSystemException e -> e.getMessage();
          default -> message(fault);
        };
    return show(
        command,
        message,
        "Check disk space, permissions, open files (ulimit -n) and the network.",
        ExitCode.FAILED);
  }

  private static int show(CommandLine command, Throwable fault, String remedy, int exitCode) {
    return show(command, message(fault), remedy, exitCode);
  }

  private static int show(CommandLine command, String message, String remedy, int exitCode) {
    printMessage(command, message);
    command.getErr().println(remedy);
    return exitCode;
  }

  // Messages quote user input and service responses. A
  // message may have several lines, such as the end of a log.
  private static void printMessage(CommandLine command, String message) {
    var lines = ("weir: " + message).lines().iterator();
    command.getErr().println(Style.RED.of(lines.next()));
    lines.forEachRemaining(line -> command.getErr().println(Style.RED.of(line)));
  }

  private static String message(Throwable fault) {
    return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
  }

  private static String serviceRemedy() {
    return "Check that the service is reachable (weir status) and that you have the permission,"
        + " then retry.";
  }

  private static boolean isTraceWanted() {
    return System.getenv("WEIR_DEBUG") != null;
  }
}
