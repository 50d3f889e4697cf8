package dev.weir.cli.rules;

import dev.weir.client.CommandFault;
import dev.weir.client.ExitCode;
import dev.weir.client.cloud.CloudOptions;
import dev.weir.transactions.rules.RuleSet;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rules apply}: changes the rules without a deployment. */
@Command(
    name = "apply",
    description = {
      "Apply a rule set: check it, show the changes, and store it as the next version.",
      "It takes effect within a minute, without deployment or restart."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir rules apply rules.json --dry-run", "  weir rules apply rules.json"})
final class RulesApplyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Rule set as JSON.")
  private String file;

  @Option(names = "--dry-run", description = "Show the changes without applying them.")
  private boolean dryRun;

  @Mixin private CloudOptions where;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var wanted = RuleFile.read(file, RuleSet.BUILT_IN);
    var cloud = where.open();
    try (var dynamo = cloud.dynamo()) {
      apply(wanted, new StoredRules(cloud, dynamo), dryRun, spec.commandLine().getOut());
    }
    return ExitCode.OK;
  }

  /**
   * Applies a rule set, unless it is already in effect.
   *
   * @throws CommandFault if another rule set was applied since the comparison
   */
  static void apply(RuleSet wanted, RuleStore store, boolean dryRun, PrintWriter out) {
    var history = RuleHistory.of(store);
    var present = history.present();
    var changes = RuleChanges.between(present, wanted);
    if (changes.isEmpty()) {
      out.println("Nothing changes: version %d has the same rules.".formatted(present.version()));
    } else {
      changes.forEach(change -> out.println("  " + change));
      out.println(
          dryRun
              ? "Nothing was applied; version %d remains in effect.".formatted(present.version())
              : stored(wanted.withVersion(history.nextNumber()), store));
    }
    out.flush();
  }

  private static String stored(RuleSet next, RuleStore store) {
    if (!store.apply(next)) {
      throw new CommandFault(
          "Somebody else applied version %d at the same time; yours was not applied."
              .formatted(next.version()),
          "Check it with weir rules show, then apply yours again if it still fits.");
    }
    return "Applied version %d; it takes effect within a minute.".formatted(next.version());
  }
}
