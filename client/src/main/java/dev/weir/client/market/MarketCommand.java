package dev.weir.client.market;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir market}: an operator's view of marks, and the actions on them. */
@Command(
    name = "market",
    description = "Show marks, take one out, accept a tick that waits; halt portfolios by hand.",
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
        spec.commandLine(), "Which? weir market marks, void, accept, halt, release, or halts");
  }
}
