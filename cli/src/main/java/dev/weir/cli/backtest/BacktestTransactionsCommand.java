package dev.weir.cli.backtest;

import dev.weir.cli.quality.Labels;
import dev.weir.cli.quality.Quality;
import dev.weir.cli.rules.RuleFile;
import dev.weir.client.CommandFault;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.input.TransactionRows;
import dev.weir.client.terminal.Terminal;
import dev.weir.transactions.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir backtest transactions}: compares the alerts of two rule sets. */
@Command(
    name = "transactions",
    description = {
      "Show the alerts that rules would have raised on a file of transactions: new (+), gone (-) or"
          + " changed (~) compared with the current rules.",
      "Needs no cloud."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir backtest transactions payments.csv",
      "  weir backtest transactions payments.ndjson.gz --rules rules.json",
      "  weir backtest transactions payments.csv --current now.json --rules rules.json --json"
    })
final class BacktestTransactionsCommand implements Callable<Integer> {

  private static final int LISTED = 100;

  @Parameters(
      paramLabel = "FILE",
      description = "JSON lines, or CSV with a header; plain or .gz; - for standard input.")
  private String file;

  @Option(names = "--rules", paramLabel = "RULES", description = "Rules to test.")
  private String rules;

  @Option(
      names = "--current",
      paramLabel = "RULES",
      description = "Current rules. Default: the built-in rules.")
  private String current;

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "ndjson or csv. Default: detected from the first line.")
  private InputFormat format;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = {
        "CSV of user,transaction,label (fraud or ok), as written by weir label: print precision,"
            + " recall and alerts per day for each rule and version."
      })
  private Path labels;

  @Option(names = "--all", description = "Also list unchanged alerts.")
  private boolean all;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number of alerts to list. Default: 100; all with --json.")
  private Integer limit;

  @Option(names = "--json", description = "Print JSON lines: one object per alert, then a summary.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    requireLimit();
    var present = current == null ? RuleSet.defaults() : RuleFile.read(current, RuleSet.BUILT_IN);
    var other = Optional.ofNullable(rules).map(path -> RuleFile.read(path, RuleSet.BUILT_IN + 1));
    var backtest = new Backtest(present, other);
    run(backtest);
    print(backtest, other.isPresent());
    return 0;
  }

  private void requireLimit() {
    if (limit != null && limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit=" + limit + ": give 1 or more.");
    }
  }

  private void run(Backtest backtest) throws IOException {
    var input = new InputFile(file);
    try (var opened = input.open();
        var bar = Terminal.bar("Replaying", "transactions", -1)) {
      var rows = TransactionRows.open(opened, Optional.ofNullable(format), input.name());
      backtest.run(rows, bar::stepTo);
    } catch (IOException e) {
      throw new CommandFault(
          input.name() + " can't be read to the end: " + e.getMessage(),
          "Fix the file, or cut it off before that place.");
    }
    if (backtest.totals().transactions() == 0) {
      throw new CommandFault(
          "%s contains no valid transaction; rejected rows by reason: %s"
              .formatted(input.name(), backtest.totals().refused()),
          "Give JSON lines or CSV with a header, as described in docs/transactions.md.");
    }
  }

  private Optional<Labels> known() {
    return Optional.ofNullable(labels).map(Labels::read);
  }

  private void printQuality(Backtest backtest, Labels read) {
    var out = spec.commandLine().getOut();
    out.println();
    new Quality(backtest.quality(read)).lines().forEach(out::println);
  }

  private void print(Backtest backtest, boolean compares) {
    var out = spec.commandLine().getOut();
    if (json) {
      var most = limit == null ? Integer.MAX_VALUE : limit;
      new JsonReport(backtest, all || !compares, known()).lines(most).forEach(out::println);
    } else {
      var most = limit == null ? LISTED : limit;
      new TextReport(backtest, all || !compares, compares).lines(most).forEach(out::println);
      known().ifPresent(read -> printQuality(backtest, read));
    }
    out.flush();
  }
}
