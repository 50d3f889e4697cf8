package dev.weir.cli.functions;

import dev.weir.cli.functions.LocalFunctions.LocalFunction;
import dev.weir.client.WeirHome;
import dev.weir.client.terminal.Interruption;
import dev.weir.client.terminal.Style;
import dev.weir.local.CloudState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir logs}: the output of the local cloud's functions. */
@Command(
    name = "logs",
    description = "Show the logs of the local cloud's functions.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir logs --follow",
      "  weir logs transactions --lines 200",
      "On AWS: aws logs tail /aws/lambda/NAME --follow"
    })
public final class LogsCommand implements Callable<Integer> {

  private static final Duration PACE = Duration.ofMillis(200);

  /** The beginning of a line in CloudWatch's embedded metric format. */
  private static final String EMBEDDED_METRICS = "{\"_aws\":";

  @Parameters(
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "Function name or part of it. Default: all functions.")
  private String function;

  @Option(
      names = {"-f", "--follow"},
      description = "Keep printing new lines until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "20",
      description = "Number of last lines per function. Default: 20.")
  private int lines;

  @Option(names = "--metrics", description = "Include the metric lines, which are the majority.")
  private boolean metrics;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var logs = logs();
    for (var log : logs.entrySet()) {
      print(log.getKey(), log.getValue().lastLines(lines, this::isShown), logs.size() > 1, out);
    }
    out.flush();
    if (follow) {
      follow(logs, out);
    }
    return 0;
  }

  /** Runs until Ctrl-C or the end of the local cloud. */
  private void follow(Map<String, LogFile> logs, PrintWriter out)
      throws IOException, InterruptedException {
    try (var interruption = new Interruption()) {
      while (!interruption.await(PACE) && CloudState.read(WeirHome.path()).isPresent()) {
        for (var log : logs.entrySet()) {
          print(log.getKey(), log.getValue().newLines(this::isShown), logs.size() > 1, out);
        }
        out.flush();
      }
    }
  }

  private boolean isShown(String line) {
    return metrics || !line.startsWith(EMBEDDED_METRICS);
  }

  private Map<String, LogFile> logs() {
    var all = LocalFunctions.all();
    var chosen = function == null ? all : List.of(LocalFunctions.find(function));
    var logs = new LinkedHashMap<String, LogFile>();
    for (LocalFunction one : chosen) {
      logs.put(one.name(), new LogFile(file(one.name())));
    }
    return logs;
  }

  private static Path file(String name) {
    return WeirHome.path().resolve(".weir").resolve("log").resolve(name + ".log");
  }

  private static void print(String name, List<String> lines, boolean named, PrintWriter out) {
    for (var line : lines) {
      out.println(named ? Style.BOLD.of(name) + "  " + line : line);
    }
  }
}
