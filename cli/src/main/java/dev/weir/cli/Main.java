package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.terminal.Printer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Locale;
import picocli.CommandLine;

/** Starts the command. */
public final class Main {

  private Main() {}

  /** Runs {@code weir} with its arguments and exits with its code. */
  public static void main(String[] arguments) {
    // Digits and letters' cases are the same everywhere: what is printed is read by programs too.
    Locale.setDefault(Locale.ROOT);
    var out = Printer.ofResults(writer(FileDescriptor.out, "stdout.encoding"));
    var err = Printer.ofMessages(writer(FileDescriptor.err, "stderr.encoding"));
    var command = commandLine(out, err);
    System.exit(exitCode(command, out, command.execute(arguments)));
  }

  private static Writer writer(FileDescriptor descriptor, String encoding) {
    return new OutputStreamWriter(
        new FileOutputStream(descriptor), Charset.forName(System.getProperty(encoding, "UTF-8")));
  }

  static CommandLine commandLine(Printer out, Printer err) {
    return new CommandLine(new WeirCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(FailureMessages::showUsageFault)
        .setExecutionExceptionHandler(FailureMessages::showFault);
  }

  /** What a command ended with, or a failure where its output did not arrive. */
  static int exitCode(CommandLine command, Printer out, int ended) {
    try {
      out.requireWritten();
      return ended;
    } catch (CommandFault unwritable) {
      if (ended == ExitCode.OK) {
        FailureMessages.show(command, unwritable);
        return ExitCode.FAILED;
      }
      return ended;
    }
  }
}
