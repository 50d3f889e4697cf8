package dev.weir.client.formats;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.LineReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir formats explain}: the format, fields and reasons of a file's first lines. */
@Command(
    name = "explain",
    description = {
      "Show the format of the first lines of an access log, the parsed values, and the reason why a"
          + " line would be quarantined.",
      "Needs no cloud."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir formats explain access.log",
      "  zcat old.gz | weir formats explain - --lines 100",
      "  weir formats explain proxy.log --format custom --fields 'LogFormat \"%%h %%t %%>s\"'"
    })
public final class ExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Log file, plain or .gz, or - for standard input.")
  private String file;

  @Option(
      names = "--lines",
      defaultValue = "20",
      description = "Number of lines from the start. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Mixin private FormatOptions format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (lines < 1) {
      throw new ParameterException(spec.commandLine(), "--lines=" + lines + ": give 1 or more.");
    }
    var explainer = new Explainer(format.settings(spec));
    var out = spec.commandLine().getOut();
    try (var input = new InputFile(file).open()) {
      var reader = new LineReader(input);
      var line = reader.next();
      for (var number = 1; number <= lines && line.isPresent(); number++) {
        explainer.explain(number, line.get()).forEach(out::println);
        line = reader.next();
      }
      explainer.finish().forEach(out::println);
    } catch (IOException e) {
      throw new CommandFault(
          file + " can't be read to the end: " + e.getMessage(),
          "Fix the file or give another one.");
    }
    out.println(explainer.summary());
    out.flush();
    return ExitCode.OK;
  }
}
