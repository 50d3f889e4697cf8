package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.client.ExitCode;
import dev.weir.settings.InvalidSettingsException;
import dev.weir.settings.SettingProblem;
import dev.weir.transactions.rules.RuleSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir rules check}: checks whether a file is a rule set. */
@Command(
    name = "check",
    description =
        "Validate a rule set and report all problems, each with its path. Needs no cloud.",
    footerHeading = "%nExamples:%n",
    footer = "  weir rules check rules.json")
final class RulesCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "Rule set as JSON.")
  private String file;

  @Option(
      names = "--json",
      description =
          "Print a JSON object: {\"valid\",\"problems\":[{\"key\",\"value\",\"remedy\"}],"
              + "\"changes\":[...]}.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return json ? checkForMachines() : check();
  }

  private int check() {
    var changes = RuleChanges.between(RuleSet.defaults(), RuleFile.read(file, RuleSet.BUILT_IN));
    var out = spec.commandLine().getOut();
    out.println(
        changes.isEmpty()
            ? file + " is valid; it equals the built-in rules"
            : file + " is valid; changes from the built-in rules:");
    changes.forEach(change -> out.println("  " + change));
    out.flush();
    return ExitCode.OK;
  }

  private int checkForMachines() {
    try {
      var rules = RuleSet.parse(RuleFile.text(file), RuleSet.BUILT_IN);
      print(List.of(), RuleChanges.between(RuleSet.defaults(), rules));
      return ExitCode.OK;
    } catch (InvalidSettingsException e) {
      print(e.problems(), List.of());
      return ExitCode.FAILED;
    }
  }

  private void print(List<SettingProblem> problems, List<RuleChanges.ChangedRuleValue> changes) {
    var answer = JsonNodeFactory.instance.objectNode().put("valid", problems.isEmpty());
    var listed = answer.putArray("problems");
    problems.forEach(
        each ->
            listed
                .addObject()
                .put("key", each.key())
                .put("value", each.value())
                .put("remedy", each.remedy()));
    RuleChanges.addTo(answer.putArray("changes"), changes);
    spec.commandLine().getOut().println(answer);
    spec.commandLine().getOut().flush();
  }
}
