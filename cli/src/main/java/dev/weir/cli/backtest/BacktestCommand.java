package dev.weir.cli.backtest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir backtest}: tries rules on past data. */
@Command(
    name = "backtest",
    description = "Test rules on past records. Needs no cloud.",
    subcommands = {BacktestAccessLogsCommand.class, BacktestTransactionsCommand.class},
    synopsisSubcommandLabel = "WHAT")
public final class BacktestCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command. For example: weir backtest transactions payments.csv --rules rules.json");
  }
}
