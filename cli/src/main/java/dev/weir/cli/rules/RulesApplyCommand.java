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
      "Apply a rule set: checks it, shows what changes, and stores it as the next version.",
      "It works within a minute, with no deployment and no restart."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  weir rules apply rules.json --dry-run", "  weir rules apply rules.json"})
final class RulesApplyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The rule set, as JSON.")
  private String file;

  @Option(names = "--dry-run", description = "Show what would change, and apply nothing.")
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
      out.println("Nothing changes: version %d says the same.".formatted(present.version()));
    } else {
      changes.forEach(change -> out.println("  " + change));
      out.println(
          dryRun
              ? "Nothing is applied; version %d holds.".formatted(present.version())
              : stored(wanted.withVersion(history.nextNumber()), store));
    }
    out.flush();
  }

  private static String stored(RuleSet next, RuleStore store) {
    if (!store.apply(next)) {
      throw new CommandFault(
          "Somebody else has applied a version %d in this moment; yours is not applied."
              .formatted(next.version()),
          "Look at it (weir rules show), then apply yours again if it is still right.");
    }
    return "Version %d is applied; it works within a minute.".formatted(next.version());
  }
}
