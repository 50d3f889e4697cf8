package dev.weir.cli.market;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir market}: what an operator sees of marks, and does to them. */
@Command(
    name = "market",
    description = "Show marks and the ticks that wait, take a mark out, accept a tick.",
    subcommands = {MarksCommand.class, VoidMarkCommand.class, AcceptTickCommand.class})
public final class MarketCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which? weir market marks, void SYMBOL@VENUE, or accept SYMBOL@VENUE");
  }
}
