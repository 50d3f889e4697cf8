package dev.weir.cli.rules;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.client.terminal.Style;
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
    description = "Show the rules that hold, an earlier version, or which version since when.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  weir rules show",
      "  weir rules show --json > rules.json     to be changed, and applied",
      "  weir rules show --history"
    })
final class RulesShowCommand implements Callable<Integer> {

  @Option(names = "--version", paramLabel = "N", description = "This version. Default: the latest.")
  private Integer version;

  @Option(names = "--json", description = "The whole document, as weir rules apply takes it.")
  private boolean json;

  @Option(names = "--history", description = "Every version, and what it changed.")
  private boolean history;

  // --version has a different meaning here, so the inherited help options are left out.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

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
      new RuleHistoryReport(json, out).print(stored);
    } else {
      var shown = version == null ? stored.latest() : stored.version(version);
      print(shown, out);
    }
    out.flush();
  }

  private static RuleSet rulesOf(RuleStore.Version shown) {
    return shown
        .rules()
        .orElseThrow(
            () ->
                new CommandFault(
                    "Version %d is not a rule set; the pipeline passes it over."
                        .formatted(shown.number()),
                    "weir rules show is the one that holds; weir rules apply stores the next."));
  }

  private void print(RuleStore.Version shown, PrintWriter out) {
    var rules = rulesOf(shown);
    if (json) {
      out.println(rules.toJson());
      return;
    }
    out.println(Style.BOLD.of(RuleHistoryReport.title(shown)));
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
