package dev.weir.client.market;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir market}: an operator's view of marks, and the actions on them. */
@Command(
    name = "market",
    description = "Show or void marks, accept pending ticks, and halt portfolios manually.",
    subcommands = {
      MarksCommand.class,
      VoidMarkCommand.class,
      AcceptTickCommand.class,
      HaltCommand.class,
      ReleaseCommand.class,
      HaltsCommand.class
    })
public final class MarketCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: weir market marks, void, accept, halt, release, or halts");
  }
}
