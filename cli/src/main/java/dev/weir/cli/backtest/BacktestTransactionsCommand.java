package dev.weir.cli.backtest;

import dev.weir.cli.quality.Labels;
import dev.weir.cli.quality.Quality;
import dev.weir.cli.rules.RuleFile;
import dev.weir.client.CommandFault;
import dev.weir.client.archive.ArchivedTransactions;
import dev.weir.client.archive.Period;
import dev.weir.client.archive.StackArchive;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.cloud.DeployedSettings;
import dev.weir.client.input.InputFile;
import dev.weir.client.input.InputFormat;
import dev.weir.client.terminal.TableOptions;
import dev.weir.client.terminal.Terminal;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.transactions.decide.DynamoRuleSets;
import dev.weir.transactions.rules.RuleSet;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir backtest transactions}: compares the alerts of two rule sets. */
@Command(
    name = "transactions",
    description = {
      "Show the alerts that rules would have raised on a file of transactions, or on archived ones:"
          + " new (+), gone (-) or changed (~) compared with the current rules.",
      "Publishes and stores nothing. A file needs no cloud."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir backtest transactions payments.csv",
      "  weir backtest transactions payments.ndjson.gz --rules rules.json",
      "  weir backtest transactions payments.csv --current now.json --rules rules.json --json",
      "  weir backtest transactions --archive --from 90d --rules rules.json"
    })
final class BacktestTransactionsCommand implements Callable<Integer> {

  private static final int LISTED = 100;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "JSON lines, or CSV with a header; plain or .gz; - for standard input.")
  private String file;

  @Option(
      names = "--archive",
      description =
          "Instead of a file: the transactions in the archive of the stack. Fails if the archive is"
              + " incomplete. Profiles begin empty at --from.")
  private boolean archived;

  @Mixin private TableOptions tables;
  @Mixin private TimeOptions times;
  @Mixin private Period period;
  @Mixin private CloudOptions where;

  @Option(names = "--rules", paramLabel = "RULES", description = "Rules to test.")
  private String rules;

  @Option(
      names = "--current",
      paramLabel = "RULES",
      description = "Current rules. Default: the built-in rules; with --archive, those in force.")
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
  public Integer call() {
    requireLimit();
    requireOneSource();
    period.requireOrder();
    var backtest = archived ? ofArchive() : ofFile();
    print(backtest, rules != null);
    return 0;
  }

  private void requireLimit() {
    if (limit != null && limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit=" + limit + ": give 1 or more.");
    }
  }

  private void requireOneSource() {
    if (archived == (file != null)) {
      throw new ParameterException(spec.commandLine(), "Give either a FILE or --archive.");
    }
    if (!archived && period.isLimited()) {
      throw new ParameterException(
          spec.commandLine(), "--from and --to select records of the archive: add --archive.");
    }
    if (archived && format != null) {
      throw new ParameterException(
          spec.commandLine(), "--format is for files; the archive has its own.");
    }
  }

  private Backtest ofFile() {
    var input = new InputFile(file);
    return run(
        RuleSet.defaults(), new FileSource(input, Optional.ofNullable(format)), input.name());
  }

  private Backtest ofArchive() {
    var cloud = where.open();
    try (var archive = StackArchive.open(cloud);
        var dynamo = cloud.dynamo()) {
      var parser = ArchivedTransactions.of(DeployedSettings.transactions(cloud, Map.of()));
      return run(
          new DynamoRuleSets(dynamo, cloud.output("RulesTable")).latest(),
          new ArchiveSource(archive, parser, period.from(), period.to()),
          "The archive of " + cloud.name());
    }
  }

  private Backtest run(RuleSet inForce, BacktestSource source, String name) {
    var present = current == null ? inForce : RuleFile.read(current, RuleSet.BUILT_IN);
    var other = Optional.ofNullable(rules).map(path -> RuleFile.read(path, present.version() + 1));
    var backtest = new Backtest(present, other);
    try (var bar = Terminal.bar("Replaying", "transactions", -1)) {
      backtest.run(source, bar::stepTo);
    }
    if (backtest.totals().transactions() == 0) {
      throw new CommandFault(
          "%s contains no valid transaction; rejected by reason: %s"
              .formatted(name, backtest.totals().refused()),
          archived
              ? "Choose another period; weir archive verify lists the archived records."
              : "Give JSON lines or CSV with a header, as described in docs/transactions.md.");
    }
    return backtest;
  }

  private Optional<Labels> known() {
    return Optional.ofNullable(labels).map(Labels::read);
  }

  private void printQuality(Backtest backtest, Labels read) {
    var out = spec.commandLine().getOut();
    out.println();
    new Quality(backtest.quality(read)).table().lines(tables.width()).forEach(out::println);
  }

  private void print(Backtest backtest, boolean compares) {
    var out = spec.commandLine().getOut();
    if (json) {
      var most = limit == null ? Integer.MAX_VALUE : limit;
      new JsonReport(backtest, all || !compares, known()).lines(most).forEach(out::println);
    } else {
      var most = limit == null ? LISTED : limit;
      new TextReport(backtest, all || !compares, compares, times.times(), tables.width())
          .lines(most)
          .forEach(out::println);
      known().ifPresent(read -> printQuality(backtest, read));
    }
    out.flush();
  }
}
