package dev.weir.cli.backtest;

import dev.weir.accesslog.publish.ErrorRules;
import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.formats.FormatOptions;
import dev.weir.client.input.InputFile;
import dev.weir.client.terminal.TableOptions;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir backtest access-logs}: counts and alerts of logs, without a cloud. */
@Command(
    name = "access-logs",
    description = {
      "Count the requests and errors in log files and show the alerts that the error rules would"
          + " have raised.",
      "Needs no cloud."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir backtest access-logs access.log access.log.1.gz",
      "  weir backtest access-logs access.log --rules '{\"defaults\":{\"count\":3}}'",
      "  zcat *.gz | weir backtest access-logs - --json"
    })
final class BacktestAccessLogsCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Log files, plain or .gz; - for standard input.")
  private List<String> files;

  @Option(
      names = "--rules",
      paramLabel = "JSON",
      defaultValue = "{}",
      description = "Error rules, as in the setting errorRules. Default: the built-in rules.")
  private String rules;

  @Option(
      names = "--service",
      paramLabel = "S",
      defaultValue = "default",
      description = "Service of lines that name none. Default: ${DEFAULT-VALUE}.")
  private String service;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of services and of alerts to list. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--json",
      description = "Print JSON lines: one object per minute and service, then one per alert.")
  private boolean json;

  @Mixin private TableOptions tables;
  @Mixin private FormatOptions format;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit=" + limit + ": give 1 or more.");
    }
    var backtest = new AccessLogBacktest(format.settings(spec), service, errorRules());
    for (var file : files) {
      read(backtest, new InputFile(file));
    }
    var out = spec.commandLine().getOut();
    var report = new AccessLogReport(backtest);
    (json ? report.json() : report.text(limit, tables.width())).forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private ErrorRules errorRules() {
    try {
      return ErrorRules.parse(rules);
    } catch (InvalidSettingsException e) {
      throw new ParameterException(
          spec.commandLine(), "--rules:" + SettingProblem.lines(e.problems()), e);
    }
  }

  private static void read(AccessLogBacktest backtest, InputFile file) {
    try (var input = file.open()) {
      backtest.read(input, file.name());
    } catch (IOException e) {
      throw new CommandFault(
          file.name() + " can't be read to the end: " + e.getMessage(), "Fix the file or omit it.");
    }
  }
}
