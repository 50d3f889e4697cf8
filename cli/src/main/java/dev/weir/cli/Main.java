package dev.weir.cli;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.terminal.Printer;
import dev.weir.client.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;

/** The entry point of the command. */
public final class Main {

  private static final String[] NO_LINES = {};

  private Main() {}

  /** Runs {@code weir} with its arguments and exits with its code. */
  public static void main(String[] arguments) {
    // Digits and case conversion must be the same everywhere, because programs read the output too.
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
    var root = new CommandLine(new WeirCommand());
    keepExamplesToTheirCommand(root, root.getCommandSpec().usageMessage().footer());
    return root.setUsageHelpWidth(helpWidth(Terminal.columns()))
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(FailureMessages::showUsageFault)
        .setExecutionExceptionHandler(FailureMessages::showFault);
  }

  // Longer lines than these are hard to read, and shorter ones leave no room for descriptions.
  static int helpWidth(int columns) {
    return columns == Integer.MAX_VALUE ? 80 : Math.clamp(columns, 60, 120);
  }

  // Subcommands inherit the root's texts on options and exit codes, and with them its examples.
  private static void keepExamplesToTheirCommand(CommandLine command, String[] ofRoot) {
    for (var below : command.getSubcommands().values()) {
      var usage = below.getCommandSpec().usageMessage();
      if (Arrays.equals(usage.footer(), ofRoot)) {
        usage.footer(NO_LINES).footerHeading("");
      }
      keepExamplesToTheirCommand(below, ofRoot);
    }
  }

  /** Returns the command's exit code, or that of a failure if its output was not written. */
  static int exitCode(CommandLine command, Printer out, int ended) {
    try {
      out.requireWritten();
      return ended;
    } catch (CommandFault unwritable) {
      if (ended == ExitCode.OK) {
        return FailureMessages.show(command, unwritable);
      }
      return ended;
    }
  }
}
