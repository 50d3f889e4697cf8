package dev.weir.cli.rules;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
import dev.weir.client.terminal.TimeOptions;
import dev.weir.transactions.rules.RuleSet;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir rules show}: the rules that are, or were, in effect. */
@Command(
    name = "show",
    description = "Show the rules in effect, an earlier version, or the version history.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir rules show",
      "  weir rules show --json > rules.json     to edit and apply",
      "  weir rules show --history"
    })
final class RulesShowCommand implements Callable<Integer> {

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "Version to show. Default: the latest.")
  private Integer version;

  @Option(
      names = "--json",
      description = "Print the complete document, as accepted by weir rules apply.")
  private boolean json;

  @Option(names = "--history", description = "List every version with its changes.")
  private boolean history;

  // --version has a different meaning here, so the inherited help options are left out.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

  @Mixin private TimeOptions times;
  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var cloud = where.open();
    try (var dynamo = cloud.dynamo()) {
      show(RuleHistory.of(new StoredRules(cloud, dynamo)), spec.commandLine().getOut());
    }
    return ExitCode.OK;
  }

  private void show(RuleHistory stored, PrintWriter out) {
    if (history) {
      new RuleHistoryReport(json, times.times(), out).print(stored);
    } else {
      var shown = version == null ? stored.latest() : stored.version(version);
      print(shown, out);
    }
    out.flush();
  }

  private static RuleSet rulesOf(RuleStore.StoredRuleVersion shown) {
    return shown
        .rules()
        .orElseThrow(
            () ->
                new CommandFault(
                    "Version %d is not a rule set; the pipeline ignores it."
                        .formatted(shown.number()),
                    "weir rules show prints the version in effect; weir rules apply stores a new"
                        + " one."));
  }

  private void print(RuleStore.StoredRuleVersion shown, PrintWriter out) {
    var rules = rulesOf(shown);
    if (json) {
      out.println(rules.toJson());
      return;
    }
    out.println(Style.BOLD.of(RuleHistoryReport.title(shown, times.times())));
    var builtIn = RuleChanges.settings(RuleSet.defaults());
    RuleChanges.settings(rules)
        .forEach(
            (path, value) -> {
              var usual = builtIn.getOrDefault(path, RuleChanges.NONE);
              var note = value.equals(usual) ? "" : "  (built in: " + usual + ")";
              out.println("  %-44s %s%s".formatted(path, value, note));
            });
  }
}
