package dev.weir.cli.rules;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir rules}: the rules of the transactions pipeline. */
@Command(
    name = "rules",
    description = "Check, show, apply and assess the rules of the transactions pipeline.",
    subcommands = {
      RulesCheckCommand.class,
      RulesShowCommand.class,
      RulesApplyCommand.class,
      RulesQualityCommand.class
    })
public final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: weir rules check FILE, show, apply FILE, or quality");
  }
}
