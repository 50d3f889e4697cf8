package dev.weir.cli.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir rules}: the rules of the transactions pipeline. */
@Command(
    name = "rules",
    description = "Check, show and apply the rules of the transactions pipeline.",
    subcommands = {RulesCheckCommand.class, RulesShowCommand.class, RulesApplyCommand.class})
public final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which? weir rules check FILE, show, or apply FILE");
  }
}
