package dev.weir.cli;

import dev.weir.client.terminal.Printer;
import java.io.StringWriter;
import java.nio.file.Path;

/** The result of a command line, run in this process in an empty home folder. */
public record Run(int exitCode, String out, String err) {

  public static Run in(Path home, String... arguments) {
    var before = System.getProperty("weir.home");
    System.setProperty("weir.home", home.toString());
    try {
      var out = new StringWriter();
      var err = new StringWriter();
      var results = Printer.ofResults(out);
      var command = Main.commandLine(results, Printer.ofMessages(err));
      var code = Main.exitCode(command, results, command.execute(arguments));
      return new Run(code, out.toString(), err.toString());
    } finally {
      if (before == null) {
        System.clearProperty("weir.home");
      } else {
        System.setProperty("weir.home", before);
      }
    }
  }
}
